import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { startSandbox, type Sandbox } from "@chekt/partner-sandbox";
import type { Report } from "./report/report.ts";
import { command } from "../test/support/command.ts";
import { serveFetch } from "../test/support/serve-fetch.ts";

describe("chekt-contract", () => {
  it("refuses what it does not know in one line", async () => {
    const { code, stdout, stderr } = await command(["--target", "nothing"]);
    expect(stderr).toBe(
      "chekt-contract: --target nothing is none: give prism, sandbox, sandbox-through-prism, or a URL.\n",
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });

  it("asks for the credentials of a URL", async () => {
    const { code, stderr } = await command(["--target", "https://api.example.com", "--dealer", "1"]);
    expect(stderr).toBe("chekt-contract: The credentials are missing: set CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET.\n");
    expect(code).toBe(2);
  });

  it("says that nobody answers at a URL", async () => {
    const served = await serveFetch(async () => new Response());
    await served.close();
    const { code, stderr } = await command(["--target", served.url, "--dealer", "1"], secrets("a", "b"));
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`Nobody answers at ${served.url}: `),
    });
  });

  it("judges the sandbox, and writes what it saw", async () => {
    const folder = await mkdtemp(join(tmpdir(), "chekt-contract-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const args = ["--target", "sandbox", "--seed", "7", "--operation", "getSite", "--report", folder];
    const { code, stdout, stderr } = await command(args);
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining("No findings.") });
    expect(stderr).toContain("tasks, 0 findings");
    const report: Report = JSON.parse(await readFile(join(folder, "sandbox.json"), "utf8"));
    expect(report).toMatchObject({ target: "sandbox", seed: 7, findings: [] });
    expect(await readFile(join(folder, "sandbox.html"), "utf8")).toContain("<h1>sandbox: no findings</h1>");
  });
});

describe("chekt-contract at a URL", () => {
  let sandbox: Sandbox;
  let env: Record<string, string>;
  beforeAll(async () => {
    sandbox = await startSandbox({ seed: "demo" });
    const { platformPartner, dealerApp } = sandbox.credentials;
    env = {
      ...secrets(platformPartner.clientId, platformPartner.clientSecret),
      CHEKT_SECOND_DEALER: "43",
      CHEKT_OUT_OF_REACH_DEALER: "44",
      CHEKT_APP_CLIENT_ID: dealerApp.clientId,
      CHEKT_APP_CLIENT_SECRET: dealerApp.clientSecret,
      CHEKT_APP_DEALER: "45",
    };
  });
  afterAll(() => sandbox.close());

  /** All that there is, whoever made it. */
  async function everything(): Promise<unknown> {
    const rows = [];
    for (const dealer of [42, 43, 44, 45]) {
      for (const kind of ["sites", "monitoring-stations"]) {
        const answer = await fetch(
          `${sandbox.url}/_sandbox/workspaces/${workspace()}/dealers/${dealer}/${kind}?limit=1000`,
        );
        rows.push(await answer.json());
      }
    }
    return rows;
  }
  const workspace = (): string => sandbox.credentials.platformPartner.clientId.replace(/-platform-partner$/, "");

  /** The sandbox behind a server that writes down what it is asked. */
  async function observed(): Promise<{ url: string; asked: string[]; onRequest: (listener: () => void) => void }> {
    const asked: string[] = [];
    let listener = (): void => {};
    const served = await serveFetch(sandbox.fetch);
    served.onRequest = (method, path) => {
      asked.push(`${method} ${path.split("?")[0]}`);
      listener();
    };
    onTestFinished(() => served.close());
    return { url: served.url, asked, onRequest: (next) => void (listener = next) };
  }

  it("only reads, unless it is allowed to write", async () => {
    const { url, asked } = await observed();
    const { code, stdout } = await command(
      ["--target", url, "--dealer", "42", "--cases", "20", "--seed", "1", ...of("operation", reads)],
      env,
    );
    expect(stdout).toContain("No findings.");
    expect(stdout).toContain("not tried: nothing may be written");
    expect(asked.filter((request) => !/^(GET|OPTIONS|POST \/oauth\/token)/.test(request))).toEqual([]);
    expect(asked.length).toBeGreaterThan(300);
    expect(code).toBe(0);
  });

  it("takes away all that it wrote, and touches nothing else", async () => {
    const before = await everything();
    const { url, asked } = await observed();
    const args = [
      "--target",
      url,
      "--dealer",
      "42",
      "--allow-writes",
      "--cases",
      "10",
      "--seed",
      "1",
      ...of("task", writes),
    ];
    const { code, stdout } = await command(args, env);
    expect(stdout).toContain("No findings.");
    expect(stdout).not.toContain("left behind");
    expect(await everything()).toEqual(before);
    expect(asked.filter((request) => request.startsWith("POST")).length).toBeGreaterThan(100);
    const strange = asked.filter((request) => !/^(GET|OPTIONS)|oauth|\/dealers\/42\//.test(request));
    expect(strange.filter((request) => /\/dealers\/4[345]/.test(request))).toEqual([]);
    // Nor what could strike all that the dealer has, by methods that are not described.
    expect(
      asked.filter((request) => /^(PUT|PATCH|DELETE) \/partner\/v1\/dealers\/42(\/[\w-]+)?$/.test(request)),
    ).toEqual([]);
    expect(asked).toContainEqual(expect.stringMatching(/^PUT .*\/sites\/\d+$/));
    expect(code).toBe(0);
  });

  it("takes away what it wrote also when Ctrl-C comes", async () => {
    const before = await everything();
    const { url, asked, onRequest } = await observed();
    const args = ["--target", url, "--dealer", "42", "--allow-writes", "--task", "fuzzing/createSite"];
    const { code, stderr } = await command(args, env, (child) => {
      onRequest(() => {
        const made = asked.filter((request) => request === "POST /partner/v1/dealers/42/sites").length;
        if (made === 10 && asked.at(-1)?.startsWith("POST") === true) child.kill("SIGINT");
      });
    });
    expect(stderr).toContain("taking away what was made");
    expect(code).toBe(130);
    expect(await everything()).toEqual(before);
  });

  it("says what it would send, and sends nothing", async () => {
    const { url, asked } = await observed();
    const args = ["--target", url, "--dealer", "42", "--allow-writes", "--dry-run", "--operation", "createSite"];
    const { code, stdout } = await command(args, env);
    expect(stdout).toContain("POST /partner/v1/dealers/42/sites");
    expect(asked).toEqual([]);
    expect(code).toBe(0);
  });

  it("ends with 1 when something was found, and says how to see it again", async () => {
    const served = await serveFetch(async (target, init) => {
      const answer = await sandbox.fetch(target, init);
      answer.headers.delete("x-partner-trace-id");
      return answer;
    });
    onTestFinished(() => served.close());
    const args = ["--target", served.url, "--dealer", "42", "--seed", "3", "--task", "examples/listSites"];
    const { code, stdout } = await command(args, env);
    expect(code).toBe(1);
    expect(stdout).toContain("listSites: response_headers_conformance\n  request    curl -i 'http://127.0.0.1");
    expect(stdout).toContain('-H "Authorization: Bearer $TOKEN"');
    expect(stdout).toContain(
      "  expected   the header x-partner-trace-id\n  because    /components/headers/TraceId/schema\n",
    );
    expect(stdout).toContain("  again      --seed 3 --task examples/listSites\n");
  });
});

const reads = ["createToken", "getDealer", "listSites", "createSite", "getSite", "getContact", "listDevices"];

const writes = [
  "examples",
  "boundaries/createSite",
  "boundaries/updateSite",
  "boundaries/updateMonitoringStation",
  "boundaries/deleteSite",
  "fuzzing/createContact",
  "promises/deleteSite",
  "promises/listMonitoringStations",
  "promises/station-in-use",
  "probes/getDealer",
  "probes/listSites",
  "probes/getSite",
  "stateful",
];

function of(option: string, values: readonly string[]): string[] {
  return values.flatMap((value) => [`--${option}`, value]);
}

function secrets(id: string, secret: string): Record<string, string> {
  return { CHEKT_CLIENT_ID: id, CHEKT_CLIENT_SECRET: secret };
}
