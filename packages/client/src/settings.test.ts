import { staticToken } from "@chekt/partner-auth";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createPartnerClient } from "./client.ts";
import { settingsOf } from "./settings.ts";
import { partnerApi } from "./testing/partner-api.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const app = { clientId: "my-app", clientSecret: "my-secret" };

describe("a client is set up", () => {
  it("for CHeKT's own address, unless told otherwise", () => {
    expect(settingsOf(app).baseUrl).toBe("https://api.chekt.com");
    vi.stubEnv("CHEKT_BASE_URL", "http://localhost:4010/");
    expect(settingsOf(app).baseUrl).toBe("http://localhost:4010");
    expect(settingsOf({ ...app, baseUrl: "https://staging.example" }).baseUrl).toBe("https://staging.example");
  });

  it("from the environment, where the credentials are not passed", async () => {
    const { baseUrl, tokenRequests } = await partnerApi(() => ({ json: [] }));
    vi.stubEnv("CHEKT_BASE_URL", baseUrl);
    vi.stubEnv("CHEKT_CLIENT_ID", "env-app");
    vi.stubEnv("CHEKT_CLIENT_SECRET", "env-secret");
    await createPartnerClient().sites.list({ dealerId: 42 });
    expect(new URLSearchParams(tokenRequests[0]?.body)).toEqual(
      new URLSearchParams({ grant_type: "client_credentials", client_id: "env-app", client_secret: "env-secret" }),
    );
  });

  it("as if a variable that is empty, or that may not be read, were not there", () => {
    vi.stubEnv("CHEKT_BASE_URL", "");
    expect(settingsOf(app).baseUrl).toBe("https://api.chekt.com");
    const env = new Proxy(
      {},
      {
        get: () => {
          throw new Error("NotCapable");
        },
      },
    );
    vi.stubGlobal("process", { env });
    expect(settingsOf(app).baseUrl).toBe("https://api.chekt.com");
    expect(() => createPartnerClient()).toThrow("clientId is missing");
  });

  it("also on a runtime without an environment", () => {
    vi.stubGlobal("process", undefined);
    expect(() => createPartnerClient()).toThrow("clientId is missing");
    expect(settingsOf({ tokenSource: staticToken("t-1") }).baseUrl).toBe("https://api.chekt.com");
  });
});

describe("a client is refused", () => {
  it.each([
    ["no credentials", {}, "clientId is missing: pass it, set CHEKT_CLIENT_ID, or pass a tokenSource of your own."],
    ["no secret", { clientId: "my-app" }, "clientSecret is missing: pass it, set CHEKT_CLIENT_SECRET, or pass"],
    ["a timeout of nothing", { ...app, timeout: 0 }, "timeout is 0: pass a number of milliseconds above 0."],
    ["a budget that is no number", { ...app, budget: Number.NaN }, "budget is NaN: pass a number of milliseconds"],
    ["half a retry", { ...app, retries: 0.5 }, "retries is 0.5: pass a whole number, 0 for none."],
    ["a negative number of retries", { ...app, retries: -1 }, "retries is -1: pass a whole number, 0 for none."],
    ["an address without https", { ...app, baseUrl: "http://api.example" }, "is not secure"],
  ])("with %s", (_what, options, message) => {
    vi.stubEnv("CHEKT_CLIENT_ID", undefined);
    vi.stubEnv("CHEKT_CLIENT_SECRET", undefined);
    expect(() => createPartnerClient(options)).toThrow(message);
  });
});
