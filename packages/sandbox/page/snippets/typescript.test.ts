import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SnippetRequest } from "./snippet-request.ts";
import { typescriptSnippet } from "./typescript.ts";

const ORIGIN = "http://127.0.0.1:4010";

function request(overrides: Partial<SnippetRequest>): SnippetRequest {
  return {
    method: "GET",
    url: "/",
    traceId: "t",
    requestHeaders: {},
    cut: [],
    status: 200,
    reason: undefined,
    ...overrides,
  };
}

interface RecordedCall {
  /** The called method: `sites.list`, `GET` or `fetch`. */
  readonly call: string;
  readonly args: readonly unknown[];
  readonly options?: unknown;
}

/** Runs a snippet with a client that only records its calls. */
async function run(code: string): Promise<RecordedCall> {
  const calls: { call: string; args: unknown[]; options?: unknown }[] = [];
  const recorder = (call: string, options?: unknown): unknown =>
    new Proxy(() => {}, {
      get: (_target, name) => recorder(call === "" ? String(name) : `${call}.${String(name)}`, options),
      apply: (_target, _this, args: unknown[]) => {
        calls.push({ call, args, options });
        return { status: 200, text: () => "" };
      },
    });
  const body = code.replaceAll(/^import .*$/gm, "");
  // Evaluating the generated code is the point of this test.
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
  const env = { TOKEN: "the token", CLIENT_SECRET: "the secret" };
  await new AsyncFunction("staticToken", "createPartnerClient", "fetch", "console", "process", body)(
    (token: string) => ({ token }),
    (options: unknown) => recorder("", options),
    recorder("fetch"),
    { log: () => {} },
    { env },
  );
  const [first] = calls;
  if (!first || calls.length !== 1) throw new Error(`Expected 1 call, got ${calls.length}: ${code}`);
  return first;
}

const record = (overrides: Partial<SnippetRequest>): Promise<RecordedCall> =>
  run(typescriptSnippet(request(overrides), ORIGIN));
const site = "/partner/v1/dealers/42/sites/7";

describe("the TypeScript snippet", () => {
  it.each([
    [{ operation: "getSite", url: site }, "sites.get", [{ dealerId: 42, siteId: 7 }]],
    [
      { operation: "toggleSiteActivation", method: "PATCH", url: `${site}/activation-status` },
      "sites.toggleActivation",
      [{ dealerId: 42, siteId: 7 }],
    ],
    [
      {
        operation: "updateArmingSettings",
        method: "PATCH",
        url: `${site}/arming-settings`,
        requestBody: '{"security_type":3}',
      },
      "armingSettings.update",
      [{ dealerId: 42, siteId: 7 }, { security_type: 3 }],
    ],
    [
      {
        operation: "connectDealer",
        method: "PUT",
        url: "/partner/v1/dealers/connect",
        requestBody: '{"company_name":"A"}',
      },
      "dealers.connect",
      [{ company_name: "A" }],
    ],
    [
      {
        operation: "deleteDevices",
        method: "POST",
        url: `${site}/devices/bulk-delete`,
        requestBody: '{"deviceIds":[1]}',
      },
      "POST",
      [
        "/partner/v1/dealers/{dealerId}/sites/{siteId}/devices/bulk-delete",
        { params: { path: { dealerId: 42, siteId: 7 } }, body: { deviceIds: [1] } },
      ],
    ],
    [
      {
        operation: "listSites",
        url: "/partner/v1/dealers/42/sites?fields=site_id,name&filter=name,%5EGang,regex&filter=is_activated,1&filter=site_id,5,gt&filter=site_id,9,neq&filter=site_id,8,neq&filter=name,a,b,eq&sort=name&dir=desc&limit=2",
      },
      "sites.list",
      [
        { dealerId: 42 },
        {
          fields: ["site_id", "name"],
          sort: "name",
          dir: "desc",
          limit: 2,
          filter: { name: { regex: "^Gang", eq: "a,b" }, is_activated: 1, site_id: { gt: 5, neq: [9, 8] } },
        },
      ],
    ],
    [
      // The client accepts only one value for `eq`.
      { operation: "listSites", url: "/partner/v1/dealers/42/sites?filter=name,a,eq&filter=name,b,eq" },
      "GET",
      [
        "/partner/v1/dealers/{dealerId}/sites",
        { params: { path: { dealerId: 42 }, query: { filter: ["name,a,eq", "name,b,eq"] } } },
      ],
    ],
    [{ operation: "listSites", url: "/partner/v1/dealers/42/sites" }, "sites.list", [{ dealerId: 42 }]],
  ] as const)("calls the client method for %j", async (overrides, call, args) => {
    expect(await record(overrides)).toMatchObject({ call, args, options: { baseUrl: ORIGIN } });
  });

  it("passes any body unchanged", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue()), fc.array(fc.jsonValue())),
        async (value) => {
          const text = JSON.stringify(value);
          const { call, args } = await record({
            operation: "createSite",
            method: "POST",
            url: "/partner/v1/dealers/42/sites",
            requestBody: text,
          });
          // A number beyond the safe range is sent as text with fetch.
          const sent = call === "fetch" ? Reflect.get(Object(args[1]), "body") : JSON.stringify(args[1]);
          expect(["fetch", "sites.create"]).toContain(call);
          expect(sent).toBe(text);
        },
      ),
      {
        numRuns: 300,
        examples: [[JSON.parse('{"__proto__":{"a":1},"a b":"\\u2028`${x}`*/"}') as Record<string, never>]],
      },
    );
  });

  it("keeps any reason inside its comment", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (text) => {
        const reason = `a\n b\u2028throw new Error("c")\r${text}`;
        const { call } = await record({ operation: "getSite", url: site, status: 404, reason });
        expect(call).toBe("sites.get");
      }),
    );
  });

  it.each([
    ["an unknown path", { url: "/nowhere?a='b'" }],
    ["a Prefer header", { operation: "getSite", url: site, requestHeaders: { prefer: "code=404" } }],
    ["an invalid ID", { operation: "getSite", url: "/partner/v1/dealers/x/sites/7" }],
    ["an unknown parameter", { operation: "getSite", url: `${site}?verbose=1` }],
    ["a repeated parameter", { operation: "listSites", url: "/partner/v1/dealers/42/sites?limit=1&limit=2" }],
    [
      "a body that is not JSON",
      { operation: "createSite", method: "POST", url: "/partner/v1/dealers/42/sites", requestBody: "{" },
    ],
    [
      "a number beyond the safe range",
      {
        operation: "createSite",
        method: "POST",
        url: "/partner/v1/dealers/42/sites",
        requestBody: '{"a":12345678901234567890}',
      },
    ],
    [
      "a truncated body",
      {
        operation: "createSite",
        method: "POST",
        url: "/partner/v1/dealers/42/sites",
        requestBody: "{}",
        cut: ["request"],
      },
    ],
  ] as const)("uses fetch for what the client cannot express: %s", async (_what, overrides) => {
    const { call, args } = await record(overrides);
    expect([call, args[0]]).toEqual(["fetch", `${ORIGIN}${overrides.url}`]);
    const { body } = Object(args[1]);
    expect(body).toBe("requestBody" in overrides ? overrides.requestBody : undefined);
  });

  it("fetches a token with the secret from the environment", async () => {
    const { call, args } = await record({
      operation: "createToken",
      method: "POST",
      url: "/oauth/token",
      requestBody: "grant_type=client_credentials&client_id=a&client_secret=***",
    });
    expect([call, args[0]]).toEqual(["fetch", `${ORIGIN}/oauth/token`]);
    const { method, body } = args[1] as { method: string; body: URLSearchParams };
    expect([method, body.get("client_secret")]).toEqual(["POST", "the secret"]);
  });

  it("reads the user token from the environment, with the client and with fetch", async () => {
    const connect = {
      operation: "connectDealer",
      method: "PUT",
      url: "/partner/v1/dealers/connect",
      requestBody: '{"a":1}',
    };
    const { options } = await record(connect);
    expect(options).toEqual({ baseUrl: ORIGIN, userTokenSource: { token: "the token" } });
    const { args } = await record({ url: "/nowhere", requestHeaders: { authorization: "Bearer ***" } });
    expect(args[1]).toEqual({ headers: { authorization: "Bearer the token" } });
  });
});
