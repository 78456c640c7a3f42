import { fileURLToPath } from "node:url";
import { readDescription } from "@chekt/description";
import { serverCommand } from "@chekt/testing";
import { describe, expect, it } from "vitest";
import {
  type CollectionRunner,
  type FolderRunner,
  runBruno,
  runBrunoFolders,
  runJetBrains,
  runPostman,
  runPostmanFolders,
  runVsCode,
} from "./run-collection.ts";

const manifest = fileURLToPath(import.meta.resolve("@chekt/partner-sandbox/package.json"));
const sandbox = serverCommand(manifest.replace("package.json", "bin/chekt-sandbox.js"));
const { operations } = readDescription();

/** A request as the sandbox received it. */
interface Received {
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly status: number;
}

/** The requests to the Partner API that a sandbox has received. */
async function readLog(url: string): Promise<Received[]> {
  const received: Received[] = JSON.parse(await (await fetch(`${url}/_sandbox/workspaces/default/requests`)).text());
  return received;
}

/** Operations that create something below the dealer, each with the one that deletes it. */
const deletions = [
  ["createSite", "deleteSite"],
  ["createMonitoringStation", "deleteMonitoringStation"],
] as const;

function count(received: readonly Received[], id: string): number {
  return received.filter(({ operation }) => operation === id).length;
}

const formats: readonly (readonly [format: string, run: CollectionRunner])[] = [
  ["the Postman collection with newman", runPostman],
  ["the Bruno collection with bru", runBruno],
  ["the JetBrains files with httpyac", runJetBrains],
  ["the Visual Studio Code files with httpyac", runVsCode],
];

describe.each(formats)("%s", (format, run) => {
  it(`sends every operation twice in a row, gets the declared status, and deletes what it creates: ${format}`, async () => {
    const { url } = await sandbox.start("--port", "0");
    for (const attempt of ["a new sandbox", "a used sandbox"]) {
      await fetch(`${url}/_sandbox/workspaces/default/requests`, { method: "DELETE" });
      const { code, stdout, stderr } = await run(url);
      expect(code, stdout + stderr).toBe(0);

      const received = await readLog(url);
      const declared = new Map(operations.map(({ id, success }) => [id, success]));
      const others = received.filter(({ operation, status }) => declared.get(operation) !== status);
      expect(others, stdout).toEqual([]);
      const sent = new Set(received.map(({ operation }) => operation));
      expect([...sent].toSorted()).toEqual(operations.map(({ id }) => id).toSorted());
      for (const [create, remove] of deletions) expect(count(received, create)).toBe(count(received, remove));
      process.stdout.write(`${format}, ${attempt}: ${sent.size} operations in ${received.length} requests\n`);
    }
    expect(operations.length).toBeGreaterThanOrEqual(29);
  }, 180_000);

  it(`reports a failure if the server does not respond as declared: ${format}`, async () => {
    const { url } = await sandbox.start("--port", "0");
    await fetch(`${url}/_sandbox/workspaces/default/faults`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ operation: "listSites", status: 503, times: 1 }),
    });
    const { code } = await run(url);
    const statuses = (await readLog(url))
      .filter(({ operation }) => operation === "listSites")
      .map(({ status }) => status);
    // REST Client has no tests, so its files cannot report one.
    expect({ statuses, isReported: code !== 0 }).toEqual({ statuses: [503], isReported: run !== runVsCode });
  }, 180_000);
});

const apps: readonly (readonly [app: string, run: FolderRunner])[] = [
  ["Postman", runPostmanFolders],
  ["Bruno", runBrunoFolders],
];

it.each(apps)(
  "uses the connected dealer in %s if the environment has none, and skips what only the sandbox serves",
  async (_app, run) => {
    const { url } = await sandbox.start("--port", "0");
    const response = await fetch(`${url}/_sandbox/workspaces/default/user-tokens`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ dealer_id: 44 }),
    });
    const { access_token }: { access_token: string } = JSON.parse(await response.text());
    const { code, stdout, stderr } = await run(["OAuth", "Dealers"], "development", {
      base_url: url,
      client_id: "platform-partner",
      client_secret: "platform-partner-secret",
      user_token: access_token,
    });
    expect(code, stdout + stderr).toBe(0);
    expect((await readLog(url)).map(({ method, url: path, status }) => `${method} ${path} ${status}`)).toEqual([
      "POST /oauth/token 200",
      "PUT /partner/v1/dealers/connect 200",
      "GET /partner/v1/dealers/44 200",
      "PATCH /partner/v1/dealers/44 200",
      "PUT /partner/v1/dealers/44/disconnect 200",
    ]);
  },
  60_000,
);
