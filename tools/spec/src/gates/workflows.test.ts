import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startSandbox } from "@chekt/partner-sandbox";
import { afterAll, afterEach, describe, expect, it } from "vitest";

const folder = join(dirname(fileURLToPath(import.meta.resolve("@chekt/partner-spec/package.json"))), "workflows");
const redocly = fileURLToPath(new URL("../../node_modules/.bin/redocly", import.meta.url));

interface Run {
  readonly code: number;
  readonly output: string;
}

/** Runs a workflow against a server as a partner would. */
function respect(workflow: string, baseUrl: string, inputs: object): Promise<Run> {
  const options = ["--server", `partner=${baseUrl}`, "--input", JSON.stringify(inputs)];
  return new Promise((resolve) => {
    const file = join(folder, `${workflow}.arazzo.yaml`);
    const env = { ...process.env, REDOCLY_TELEMETRY: "off" };
    execFile(redocly, ["respect", file, ...options], { env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr });
    });
  });
}

describe("workflows on the sandbox", async () => {
  const sandbox = await startSandbox({ seed: "demo" });
  afterEach(() => sandbox.faults.clear());
  afterAll(() => sandbox.close());
  const { clientId: client_id, clientSecret: client_secret } = sandbox.credentials.platformPartner;
  const [dealer_id = 0] = sandbox.dealers.connected;
  const site_id = 1;
  const client = { client_id, client_secret };
  const verification = await sandbox.verifications.trigger({ dealerId: dealer_id, siteId: site_id });
  const inputs: Record<string, object> = {
    "first-call": { ...client, dealer_id },
    "provision-site": { ...client, dealer_id, external_id: "provisioned" },
    "answer-alarm-verification": {
      ...client,
      dealer_id,
      site_id,
      verification_id: verification.verificationId,
      responded_at: "2026-01-01T00:00:00Z",
    },
    "connect-dealer": {
      ...client,
      user_token: sandbox.credentials.userToken,
      external_dealer_id: "northside",
    },
  };

  it("has inputs for every workflow", () => {
    const files = readdirSync(folder).flatMap((name) => /^(.*)\.arazzo\.yaml$/.exec(name)?.[1] ?? []);
    expect(files.toSorted()).toEqual(Object.keys(inputs).toSorted());
  });

  it.each(Object.entries(inputs))("runs the workflow %s successfully", { timeout: 30_000 }, async (workflow, input) => {
    const { code, output } = await respect(workflow, sandbox.url, input);
    expect(output).toMatch(/Workflows: 1 passed, 1 total/);
    expect({ code, output }).toMatchObject({ code: 0 });
  });

  it("fails the workflow first-call if listSites returns 500", { timeout: 30_000 }, async () => {
    await sandbox.faults.add({ operation: "listSites", status: 500 });
    const { code, output } = await respect("first-call", sandbox.url, inputs["first-call"] ?? {});
    expect({ code, output }).toMatchObject({ code: 1, output: expect.stringContaining("list-sites") });
  });
});
