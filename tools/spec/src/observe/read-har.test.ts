import { startSandbox } from "@chekt/partner-sandbox";
import { readDescription } from "@chekt/description";
import { createValidator } from "@chekt/description/validation";
import { describe, expect, it } from "vitest";
import { observe } from "./observe.ts";
import { readHar } from "./read-har.ts";
import { renderReport } from "./report.ts";
import { selectCalls } from "./select-calls.ts";

const description = readDescription();
const judge = { description, validator: createValidator(description.document) };
const SITES = "https://api.example.com/partner/v1/dealers/42/sites";

interface Part {
  readonly [name: string]: unknown;
}

function entry(request: Part = {}, response: Part = {}): Part {
  return {
    request: { method: "GET", url: `${SITES}?fields=name`, headers: [], ...request },
    response: { status: 200, content: { mimeType: "application/json", text: '[{"name":"A"}]' }, ...response },
  };
}

function read(...entries: Part[]) {
  return readHar(Buffer.from(JSON.stringify({ log: { entries } })));
}

/** What is found in an archive, as the command prints it. */
function report(...entries: Part[]): string {
  const { calls, skipped } = selectCalls(description.operations, read(...entries));
  const findings = calls.flatMap((call) => observe(judge, call));
  return renderReport(
    calls.length,
    findings.map((finding) => ({ ...finding, times: 1 })),
    skipped,
  );
}

describe("readHar", () => {
  const text = JSON.stringify({ log: { entries: [entry()] } });

  it.each([
    ["UTF-8", Buffer.from(`\uFEFF${text}`)],
    ["UTF-16, little-endian", Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["UTF-16, big-endian", Buffer.from(`\uFEFF${text}`, "utf16le").swap16()],
  ])("reads a file with a byte order mark in %s", (_encoding, bytes) => {
    expect(readHar(bytes).calls).toHaveLength(1);
  });

  it.each<[string, Part]>([
    ["no response", { request: entry()["request"] }],
    ["a null response", { ...entry(), response: null }],
    ["no request", { response: entry()["response"] }],
    ["no content", entry({}, { content: undefined })],
    ["an invalid URL", entry({ url: "/sites" })],
    ["an invalid method", entry({ method: "GET /secret" })],
    ["a status that is not a number", entry({}, { status: "200" })],
  ])("skips an entry with %s, and reads the others", (_what, incomplete) => {
    const { calls, skipped } = read(entry(), incomplete, entry());
    expect(calls).toHaveLength(2);
    expect(skipped).toEqual(["incomplete"]);
  });

  it("skips entries without a response, preflights, and URLs that are not HTTP", () => {
    const preflight = [{ name: "Access-Control-Request-Method", value: "POST" }];
    expect(
      read(
        entry({}, { status: 0, content: undefined, _error: "net::ERR_EMPTY_RESPONSE" }),
        entry({ method: "options", headers: preflight }, { status: 204 }),
        entry({ url: "data:text/plain,secret" }),
        entry(),
      ),
    ).toMatchObject({ calls: [{}], skipped: ["without a response", "for CORS (preflight)", "not HTTP"] });
  });

  it.each(["base64", "Base64", "BASE64", " base64 "])("decodes bodies with the encoding %j", (encoding) => {
    const encoded = Buffer.from('\uFEFF{"é":1}').toString("base64");
    const { calls } = read(
      entry(
        { method: "POST", postData: { text: encoded, encoding } },
        { content: { mimeType: "application/json", text: encoded, encoding } },
      ),
    );
    const body = { text: '{"é":1}', isTruncated: false };
    expect(calls).toMatchObject([{ requestBody: body, responseBody: body }]);
  });

  it.each<[string, Part, boolean]>([
    ["a body with a mark", { text: "[1]", _truncated: true }, true],
    ["a body that is shorter than its size and not JSON", { text: "[1", size: 3 }, true],
    ["a body whose secrets are masked", { text: '{"access_token":"***"}', size: 900 }, false],
    ["a body that is not JSON", { text: "[1", size: 2 }, false],
  ])("recognizes truncation: %s", (_what, content, isTruncated) => {
    expect(read(entry({}, { content })).calls[0]?.responseBody?.isTruncated).toBe(isTruncated);
  });
});

describe("the report", () => {
  it("counts the skipped entries by reason", () => {
    expect(report(entry(), entry(), { ...entry(), response: null }, entry({ url: "data:,x" }), {})).toBe(
      "2 calls, all of which agree with the description.\n\nSkipped entries: 2 incomplete, 1 not HTTP.\n",
    );
  });

  it("skips calls to other hosts without printing their URLs", () => {
    const url = "https://tracker.example/collect/s3cret?token=s3cret";
    const text = report(entry(), entry({ url }), entry({ url: "data:text/plain,s3cret" }));
    expect(text).not.toContain("s3cret");
    expect(text).toContain("Skipped entries: 1 not HTTP, 1 to another host.");
  });

  it("reports an undescribed path on a host of the API, even if nothing else was called there", () => {
    expect(report(entry({ url: "https://api.example.com/partner/v1/cameras" }))).toContain(
      "GET /partner/v1/cameras is not an operation of the description",
    );
  });

  it("does not judge a rejection by a body that is missing or truncated", () => {
    const rejected = {
      status: 400,
      content: { mimeType: "application/json", text: '{"status_code":400,"error_message":"x"}' },
    };
    const post = (postData?: Part): Part => entry({ method: "POST", url: SITES, postData }, rejected);
    expect(report(post(), post({ text: '{"name":', _truncated: true }))).toMatch(/^2 calls, all of which agree/);
  });
});

describe("a HAR of the sandbox", () => {
  it("contains no contradictions, with a long list, a dropped connection and a preflight", async () => {
    const sandbox = await startSandbox({ seed: "large" });
    const { clientId: client_id, clientSecret: client_secret } = sandbox.credentials.platformPartner;
    const form = new URLSearchParams({ grant_type: "client_credentials", client_id, client_secret });
    const token = await sandbox.fetch(`${sandbox.url}/oauth/token`, { method: "POST", body: form });
    const { access_token } = (await token.json()) as { access_token: string };
    const headers = { authorization: `Bearer ${access_token}`, "content-type": "application/json" };
    const dealer = `${sandbox.url}/partner/v1/dealers/42`;
    const list = await sandbox.fetch(`${dealer}/sites?limit=1000`, { headers });
    expect((await list.text()).length).toBeGreaterThan(60_000);
    const body = JSON.stringify({ external_site_id: "a", name: "x".repeat(20_000), timezone: "UTC" });
    await sandbox.fetch(`${dealer}/sites`, { method: "POST", headers, body });
    await sandbox.fetch(`${dealer}/sites`, {
      method: "OPTIONS",
      headers: { ...headers, "access-control-request-method": "POST" },
    });
    await sandbox.faults.add({ operation: "getDealer", drop: "before" });
    await sandbox.fetch(dealer, { headers }).catch(() => {});
    const har = await fetch(`${sandbox.url}/_sandbox/workspaces/${sandbox.workspace}/requests?format=har`);
    const { log }: { log: { entries: Part[] } } = JSON.parse(await har.text());
    await sandbox.close();
    expect(report(...log.entries)).toBe(
      "3 calls, all of which agree with the description.\n\nSkipped entries: 1 for CORS (preflight), 1 without a response.\n",
    );
  });
});
