import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SnippetRequest } from "./snippet-request.ts";
import { typescriptSnippet } from "./typescript.ts";

const ORIGIN = "http://127.0.0.1:4010";

function request(of: Partial<SnippetRequest>): SnippetRequest {
  return { method: "GET", url: "/", traceId: "t", requestHeaders: {}, cut: [], status: 200, reason: undefined, ...of };
}

interface Made {
  /** The method that was called: `sites.list`, `GET` or `fetch`. */
  readonly call: string;
  readonly args: readonly unknown[];
  readonly options?: unknown;
}

/** Runs a snippet, with a client that only writes down what it is called with. */
async function run(code: string): Promise<Made> {
  const made: { call: string; args: unknown[]; options?: unknown }[] = [];
  const recorder = (call: string, options?: unknown): unknown =>
    new Proxy(() => {}, {
      get: (_target, name) => recorder(call === "" ? String(name) : `${call}.${String(name)}`, options),
      apply: (_target, _this, args: unknown[]) => {
        made.push({ call, args, options });
        return { status: 200, text: () => "" };
      },
    });
  const body = code.replaceAll(/^import .*$/gm, "");
  // What is run is what the page wrote, which is what this is about.
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
  const env = { TOKEN: "the token", CLIENT_SECRET: "the secret" };
  await new AsyncFunction("staticToken", "createPartnerClient", "fetch", "console", "process", body)(
    (token: string) => ({ token }),
    (options: unknown) => recorder("", options),
    recorder("fetch"),
    { log: () => {} },
    { env },
  );
  const [first] = made;
  if (!first || made.length !== 1) throw new Error(`It makes ${made.length} calls: ${code}`);
  return first;
}

const made = (of: Partial<SnippetRequest>): Promise<Made> => run(typescriptSnippet(request(of), ORIGIN));
const site = "/partner/v1/dealers/42/sites/7";

describe("the TypeScript", () => {
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
      // The client takes one value that a column is to be equal to.
      { operation: "listSites", url: "/partner/v1/dealers/42/sites?filter=name,a,eq&filter=name,b,eq" },
      "GET",
      [
        "/partner/v1/dealers/{dealerId}/sites",
        { params: { path: { dealerId: 42 }, query: { filter: ["name,a,eq", "name,b,eq"] } } },
      ],
    ],
    [{ operation: "listSites", url: "/partner/v1/dealers/42/sites" }, "sites.list", [{ dealerId: 42 }]],
  ] as const)("calls the client as the request was made: %j", async (of, call, args) => {
    expect(await made(of)).toMatchObject({ call, args, options: { baseUrl: ORIGIN } });
  });

  it("brings any body over as it was", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue()), fc.array(fc.jsonValue())),
        async (value) => {
          const text = JSON.stringify(value);
          const { call, args } = await made({
            operation: "createSite",
            method: "POST",
            url: "/partner/v1/dealers/42/sites",
            requestBody: text,
          });
          // A number that is too large for a number goes as the text that it was.
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

  it("keeps a comment a comment, whatever the reason says", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (text) => {
        const reason = `a\n b\u2028throw new Error("c")\r${text}`;
        const { call } = await made({ operation: "getSite", url: site, status: 404, reason });
        expect(call).toBe("sites.get");
      }),
    );
  });

  it.each([
    ["a path that the API does not have", { url: "/nowhere?a='b'" }],
    ["an example", { operation: "getSite", url: site, requestHeaders: { prefer: "code=404" } }],
    ["an id that is none", { operation: "getSite", url: "/partner/v1/dealers/x/sites/7" }],
    ["a parameter that the API does not have", { operation: "getSite", url: `${site}?verbose=1` }],
    ["a parameter that comes twice", { operation: "listSites", url: "/partner/v1/dealers/42/sites?limit=1&limit=2" }],
    [
      "a body that is no JSON",
      { operation: "createSite", method: "POST", url: "/partner/v1/dealers/42/sites", requestBody: "{" },
    ],
    [
      "a number that no number holds",
      {
        operation: "createSite",
        method: "POST",
        url: "/partner/v1/dealers/42/sites",
        requestBody: '{"a":12345678901234567890}',
      },
    ],
    [
      "a body of which the log has a part",
      {
        operation: "createSite",
        method: "POST",
        url: "/partner/v1/dealers/42/sites",
        requestBody: "{}",
        cut: ["request"],
      },
    ],
  ] as const)("says with fetch what the client cannot say: %s", async (_what, of) => {
    const { call, args } = await made(of);
    expect([call, args[0]]).toEqual(["fetch", `${ORIGIN}${of.url}`]);
    const { body } = Object(args[1]);
    expect(body).toBe("requestBody" in of ? of.requestBody : undefined);
  });

  it("fetches a token with the secret out of the environment", async () => {
    const { call, args } = await made({
      operation: "createToken",
      method: "POST",
      url: "/oauth/token",
      requestBody: "grant_type=client_credentials&client_id=a&client_secret=***",
    });
    expect([call, args[0]]).toEqual(["fetch", `${ORIGIN}/oauth/token`]);
    const { method, body } = args[1] as { method: string; body: URLSearchParams };
    expect([method, body.get("client_secret")]).toEqual(["POST", "the secret"]);
  });

  it("takes the token of a user where one is wanted, and of a bare request too", async () => {
    const connect = {
      operation: "connectDealer",
      method: "PUT",
      url: "/partner/v1/dealers/connect",
      requestBody: '{"a":1}',
    };
    const { options } = await made(connect);
    expect(options).toEqual({ baseUrl: ORIGIN, userTokenSource: { token: "the token" } });
    const { args } = await made({ url: "/nowhere", requestHeaders: { authorization: "Bearer ***" } });
    expect(args[1]).toEqual({ headers: { authorization: "Bearer the token" } });
  });
});
