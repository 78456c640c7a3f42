import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startSandbox } from "@chekt/partner-sandbox";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readDescription } from "@chekt/description";
import { createValidator } from "@chekt/description/validation";
import { observe } from "./observe.ts";
import { HarError, type Recorded, readHar } from "./read-har.ts";
import { count, renderReport } from "./report.ts";

const description = readDescription();
const judge = { description, validator: createValidator(description.document) };

interface Entry {
  request: { method: string; url: string; postData?: { text: string } };
  response: { status: number; content: { mimeType: string; text: string } };
}

let folder: string;
let har: { log: { entries: Entry[] } };

/** Real traffic: calls to the sandbox, from its log. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chekt-observe-"));
  const sandbox = await startSandbox({ seed: "demo" });
  const { clientId, clientSecret } = sandbox.credentials.platformPartner;
  const form = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
  const token = await sandbox.fetch(`${sandbox.url}/oauth/token`, { method: "POST", body: new URLSearchParams(form) });
  const { access_token } = (await token.json()) as { access_token: string };
  const headers = { authorization: `Bearer ${access_token}`, "content-type": "application/json" };
  const call = (method: string, path: string, body?: object) =>
    sandbox.fetch(`${sandbox.url}/partner/v1/dealers/42${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
  await call("GET", "/sites?fields=site_id,name&filter=is_activated,1,eq&limit=2");
  await call("GET", "/sites/1");
  await call("POST", "/sites", { external_site_id: "a", name: "A", timezone: "UTC" });
  await call("POST", "/sites/1/devices", [
    { external_device_id: "x", device_type: "camera", zone_number: "1" },
    { external_device_id: "y", device_type: "camera", zone_number: "2", name: "" },
  ]);
  await call("GET", "/sites/999");
  await call("POST", "/sites", { external_site_id: "", name: "A" });
  await call("DELETE", "/sites/2");
  const workspace = clientId.replace(/-platform-partner$/, "");
  const log = await fetch(`${sandbox.url}/_sandbox/workspaces/${workspace}/requests?format=har`);
  har = (await log.json()) as typeof har;
  await sandbox.close();
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Reads an archive of calls only. */
function readCalls(archive: object): readonly Recorded[] {
  const { calls, skipped } = readHar(Buffer.from(JSON.stringify(archive)));
  expect(skipped).toEqual([]);
  return calls;
}

/** The findings after a change to one of the calls. */
function foundAfter(path: RegExp, method: string, change: (entry: Entry) => void): string[] {
  const changed = structuredClone(har);
  const entry = changed.log.entries.find(({ request }) => request.method === method && path.test(request.url));
  if (!entry) throw new Error(`No ${method} request to ${path} was recorded.`);
  change(entry);
  const findings = readCalls(changed).flatMap((call) => observe(judge, call));
  return findings.map(({ operation, what }) => `${operation} ${what}`);
}

function withBody(change: (body: Record<string, unknown>) => void): (entry: Entry) => void {
  return ({ response: { content } }) => {
    const body = JSON.parse(content.text) as Record<string, unknown>;
    change(body);
    content.text = JSON.stringify(body);
  };
}

describe("observe", () => {
  it("reports no contradictions in the sandbox's traffic", () => {
    const calls = readCalls(har);
    expect(calls).toHaveLength(8);
    expect(calls.flatMap((call) => observe(judge, call))).toEqual([]);
  });

  it.each<[string, RegExp, string, (entry: Entry) => void, string]>([
    [
      "an undescribed property",
      /sites\/1$/,
      "GET",
      withBody((body) => (body["region"] = "north")),
      "getSite returned 200 with region (a string), which is not described",
    ],
    [
      "a value of the wrong type",
      /sites\/1$/,
      "GET",
      withBody((body) => (body["site_id"] = "1")),
      "getSite returned 200 with a body that has a value at site_id that must be integer (it is a string)",
    ],
    [
      "an undescribed nested property in a bulk response",
      /devices$/,
      "POST",
      withBody((body) => {
        for (const { res } of body["results"] as { res?: Record<string, unknown> }[]) if (res) res["firmware"] = 3;
      }),
      "createDevices returned 201 with results[].res.firmware (an integer), which is not described",
    ],
    [
      "an undescribed status code",
      /sites\/999$/,
      "GET",
      ({ response }) => (response.status = 410),
      "getSite returned 410, which is not described",
    ],
    [
      "an undescribed media type",
      /sites\/1$/,
      "GET",
      ({ response }) => (response.content.mimeType = "text/html"),
      "getSite returned 200 as text/html instead of application/json",
    ],
    [
      "an accepted parameter that is not described",
      /sites\?/,
      "GET",
      ({ request }) => (request.url += "&expand=devices"),
      "listSites was sent the parameter expand, which is not described, and accepted it",
    ],
    [
      "an accepted limit above the maximum",
      /sites\?/,
      "GET",
      ({ request }) => (request.url = request.url.replace("limit=2", "limit=5000")),
      "listSites was sent a limit that must be <= 1000 (it is an integer), and accepted it",
    ],
    [
      "an accepted body that is invalid",
      /sites$/,
      "POST",
      ({ request }) => (request.postData = { text: '{"external_site_id":"a","name":"A"}' }),
      "createSite was sent a body that must have required property 'timezone' (it is an object), and accepted it",
    ],
    [
      "a rejected request that is valid",
      /sites\?/,
      "GET",
      (entry) => {
        entry.response.status = 400;
        entry.response.content.text = '{"status_code":400,"error_message":"no"}';
      },
      "listSites rejected with 400 a request that the description allows",
    ],
    [
      "an undescribed operation",
      /sites\/1$/,
      "GET",
      ({ request }) => (request.url = request.url.replace("sites/1", "sites/1/recordings/7")),
      "GET /partner/v1/dealers/{id}/sites/{id}/recordings/{id} is not an operation of the description",
    ],
    [
      "an undescribed operation, without segments of the path that could be secrets",
      /sites\/1$/,
      "GET",
      ({ request }) => (request.url = request.url.replace("sites/1", "exports/s3cr3t-K%20Y/file")),
      "GET /partner/v1/dealers/{id}/exports/{id}/file is not an operation of the description",
    ],
    [
      "an undescribed parameter, without a name that could be a secret",
      /sites\?/,
      "GET",
      ({ request }) => (request.url += "&9f86d081884c7d659a2feaa0c55ad015=1"),
      "listSites was sent the parameter {…}, which is not described, and accepted it",
    ],
    [
      "an undescribed parameter that may be a value without a name",
      /sites\?/,
      "GET",
      ({ request }) => (request.url += "&hunter"),
      "listSites was sent the parameter {…}, which is not described, and accepted it",
    ],
    [
      "an undescribed property, without a name that could be a secret",
      /sites\/1$/,
      "GET",
      withBody((body) => (body["sk_live_4eC39HqLyjWDarj"] = true)),
      "getSite returned 200 with {…} (a boolean), which is not described",
    ],
  ])("reports %s", (_what, path, method, change, expected) => {
    expect(foundAfter(path, method, change)).toContain(expected);
  });

  it("names the assumption that traffic contradicts", () => {
    const call = readCalls(har).find(({ url }) => url.search.includes("limit=2"));
    if (!call) throw new Error("No request with limit=2 was recorded.");
    const url = new URL(call.url.href.replace("limit=2", "limit=5000"));
    const findings = count([...observe(judge, { ...call, url }), ...observe(judge, { ...call, url })]);
    expect(findings).toMatchObject([{ times: 2, assumed: expect.arrayContaining(["list-limits"]) }]);
    expect(renderReport(2, findings, [])).toContain("(2 times)\n  described at  /components/parameters/Limit\n");
  });

  it.each([
    [
      "a file that is not JSON, without quoting it",
      "<html>",
      /^not JSON\. Export the traffic as an HTTP Archive \(HAR\)\.$/,
    ],
    ["JSON that is not an HTTP Archive", "{}", "not an HTTP Archive: log.entries is missing."],
  ])("rejects %s", (_what, text, message) => {
    expect(() => readHar(Buffer.from(text))).toThrow(HarError);
    expect(() => readHar(Buffer.from(text))).toThrow(message);
  });
});

describe("pnpm spec:observe", () => {
  const cli = fileURLToPath(new URL("cli.ts", import.meta.url));
  const run = (...args: string[]): Promise<{ code?: number; stdout: string; stderr: string }> =>
    promisify(execFile)(process.execPath, [cli, ...args]).catch(
      (error: { code: number; stdout: string; stderr: string }) => error,
    );

  it("exits with 0 without contradictions and with 1 and the findings otherwise", async () => {
    const file = join(folder, "real.har");
    await writeFile(file, JSON.stringify(har));
    const ended = await run(file);
    expect(ended).toMatchObject({ stdout: "8 calls, all of which agree with the description.\n", stderr: "" });
    const changed = structuredClone(har);
    for (const entry of changed.log.entries) if (entry.response.status === 404) entry.response.status = 410;
    await writeFile(file, JSON.stringify(changed));
    const { code, stdout } = await run(file, "--json");
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ calls: 8, skipped: {}, findings: [{ operation: "getSite", times: 1 }] });
  });

  it("reports a missing file, and prints the usage without a file or with --help", async () => {
    expect(await run(join(folder, "nothing.har"))).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^Cannot read .*nothing\.har: ENOENT/),
    });
    expect(await run()).toMatchObject({ code: 2, stderr: expect.stringContaining("Usage: pnpm spec:observe") });
    expect(await run("--help")).toMatchObject({ stdout: expect.stringContaining("Usage: pnpm spec:observe") });
  });
});
