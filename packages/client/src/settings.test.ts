import { privateKey, staticToken } from "@chekt/partner-auth";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createPartnerClient } from "./client.ts";
import { createSettings } from "./settings.ts";
import { partnerApi } from "./testing/partner-api.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const app = { clientId: "my-app", clientSecret: "my-secret" };

describe("client settings", () => {
  it("reads the base URL from the options or CHEKT_BASE_URL, and defaults to CHeKT's", () => {
    expect(createSettings(app).baseUrl).toBe("https://api.chekt.com");
    vi.stubEnv("CHEKT_BASE_URL", "http://localhost:4010/");
    expect(createSettings(app).baseUrl).toBe("http://localhost:4010");
    expect(createSettings({ ...app, baseUrl: "https://staging.example" }).baseUrl).toBe("https://staging.example");
  });

  it.each([
    [
      { baseURL: "https://staging.example" },
      'Unknown option "baseURL" of createPartnerClient. Did you mean "baseUrl"?',
    ],
    [{ retires: 1 }, 'Did you mean "retries"?'],
    [{ proxy: "x" }, 'Unknown option "proxy" of createPartnerClient. Its options are baseUrl,'],
  ])("refuses the unknown option in %j", (unknown, message) => {
    expect(() => createPartnerClient({ ...app, ...unknown })).toThrow(message);
  });

  it("refuses unknown options of calls before anything is sent", async () => {
    const { chekt, received, tokenRequests } = await partnerApi(() => ({ json: [] }));
    const where = { dealerId: 42, siteId: 1 };
    const options: object = { timout: 5 };
    const site = { external_site_id: "hq", name: "Headquarters", timezone: "Asia/Seoul" };
    const error = (operation: string) =>
      new TypeError(`Unknown option "timout" of ${operation}. Did you mean "timeout"?`);
    await expect(chekt.sites.get(where, options)).rejects.toEqual(error("getSite"));
    await expect(chekt.sites.list(where, {}, options)).rejects.toEqual(error("listSites"));
    await expect(chekt.sites.each(where, {}, options).next()).rejects.toEqual(error("listSites"));
    await expect(chekt.sites.ensure(where, site, options)).rejects.toEqual(error("listSites"));
    const device = { external_device_id: "a", device_type: "camera", zone_number: "1" } as const;
    await expect(chekt.devices.create(where, [device], options)).rejects.toEqual(error("createDevices"));
    await expect(chekt.devices.ensure(where, [device], options)).rejects.toEqual(error("createDevices"));
    expect([...received, ...tokenRequests]).toEqual([]);
  });

  it("reads credentials from environment variables", async () => {
    const { baseUrl, tokenRequests } = await partnerApi(() => ({ json: [] }));
    vi.stubEnv("CHEKT_BASE_URL", baseUrl);
    vi.stubEnv("CHEKT_CLIENT_ID", "env-app");
    vi.stubEnv("CHEKT_CLIENT_SECRET", "env-secret");
    await createPartnerClient().sites.list({ dealerId: 42 });
    expect(new URLSearchParams(tokenRequests[0]?.body)).toEqual(
      new URLSearchParams({ grant_type: "client_credentials", client_id: "env-app", client_secret: "env-secret" }),
    );
  });

  it("gets tokens from the server that the options or environment variables name", async () => {
    const { baseUrl, tokenRequests } = await partnerApi(() => ({ json: [] }));
    vi.stubEnv("CHEKT_BASE_URL", "http://127.0.0.1:1");
    vi.stubEnv("CHEKT_TOKEN_ENDPOINT", `${baseUrl}/oauth/token`);
    vi.stubEnv("CHEKT_AUDIENCE", "env-audience");
    const additionalParameters = { "https://example.com/claim": "a" };
    await createPartnerClient({ ...app, baseUrl, additionalParameters }).sites.list({ dealerId: 42 });
    await createPartnerClient({ ...app, baseUrl, audience: "mine" }).sites.list({ dealerId: 42 });
    const [first, second] = tokenRequests.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
    expect(first).toMatchObject({ audience: "env-audience", "https://example.com/claim": "a" });
    expect(second).toMatchObject({ audience: "mine" });
  });

  it("signs in with a private key", async () => {
    const { baseUrl, tokenRequests } = await partnerApi(() => ({ json: [] }));
    const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign"]);
    const key = privateKey(pair.privateKey);
    vi.stubEnv("CHEKT_CLIENT_SECRET", "env-secret");
    const chekt = createPartnerClient({ baseUrl, clientId: "my-app", privateKey: key, omitClientId: true });
    await chekt.sites.list({ dealerId: 42 });
    expect([...new URLSearchParams(tokenRequests[0]?.body).keys()].toSorted()).toEqual([
      "client_assertion",
      "client_assertion_type",
      "grant_type",
    ]);
    // @ts-expect-error: a secret or a key, not both
    expect(() => createPartnerClient({ ...app, privateKey: key })).toThrow("not both");
  });

  it("says how to use a private key in the environment", () => {
    vi.stubEnv("CHEKT_PRIVATE_KEY", "-----BEGIN PRIVATE KEY-----");
    expect(() => createPartnerClient({ clientId: "my-app" })).toThrow(
      "CHEKT_PRIVATE_KEY is set: pass tokenSource: clientCredentialsFromEnvironment().",
    );
  });

  it("ignores empty and unreadable environment variables", () => {
    vi.stubEnv("CHEKT_BASE_URL", "");
    expect(createSettings(app).baseUrl).toBe("https://api.chekt.com");
    const env = new Proxy(
      {},
      {
        get: () => {
          throw new Error("NotCapable");
        },
      },
    );
    vi.stubGlobal("process", { env });
    expect(createSettings(app).baseUrl).toBe("https://api.chekt.com");
    expect(() => createPartnerClient()).toThrow("clientId is missing");
  });

  it("works on a runtime without environment variables", () => {
    vi.stubGlobal("process", undefined);
    expect(() => createPartnerClient()).toThrow("clientId is missing");
    expect(createSettings({ tokenSource: staticToken("t-1") }).baseUrl).toBe("https://api.chekt.com");
  });
});

describe("invalid client settings", () => {
  it.each([
    ["no credentials", {}, "clientId is missing: pass it, or set CHEKT_CLIENT_ID."],
    [
      "no secret",
      { clientId: "my-app" },
      "clientSecret is missing: pass it or a privateKey, or set CHEKT_CLIENT_SECRET.",
    ],
    ["a timeout of 0", { ...app, timeout: 0 }, "timeout is 0: pass a number of milliseconds above 0."],
    ["a budget that is not a number", { ...app, budget: Number.NaN }, "budget is NaN: pass a number of milliseconds"],
    ["a fractional number of retries", { ...app, retries: 0.5 }, "retries is 0.5: pass 0 or a positive integer."],
    ["a negative number of retries", { ...app, retries: -1 }, "retries is -1: pass 0 or a positive integer."],
    ["a base URL without https", { ...app, baseUrl: "http://api.example" }, "is not secure"],
  ])("rejects a client with %s", (_what, options, message) => {
    vi.stubEnv("CHEKT_CLIENT_ID", undefined);
    vi.stubEnv("CHEKT_CLIENT_SECRET", undefined);
    expect(() => createPartnerClient(options)).toThrow(message);
  });
});
