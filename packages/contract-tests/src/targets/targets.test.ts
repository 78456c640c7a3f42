import { once } from "node:events";
import { createServer } from "node:net";
import { startSandbox } from "@chekt/partner-sandbox";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import * as prism from "@stoplight/prism-http";
import { readBundle } from "@chekt/description";
import { serveFetch } from "../../test/support/serve-fetch.ts";
import { createVirtualClock } from "../../test/support/virtual-clock.ts";
import type { Target } from "../engine/target.ts";
import { createSuite } from "../judge.ts";
import { checkAccess } from "./check-access.ts";
import { importOrExplain, NoTarget } from "./optional.ts";
import { createPrismProxy } from "./prism-proxy.ts";
import { retryClosed } from "./retry-closed.ts";
import { urlTarget } from "./url.ts";

describe("createPrismProxy", () => {
  async function callThroughProxy(respond: () => Response): Promise<Response> {
    const served = await serveFetch(async () => respond());
    onTestFinished(() => served.close());
    const fetch = await createPrismProxy(prism, readBundle(), served.url);
    return fetch(`${served.url}/partner/v1/dealers/42`, { method: "GET", headers: { authorization: "Bearer t" } });
  }

  it("forwards a valid response without violations through Prism", async () => {
    const dealer = { dealer_id: 42, external_dealer_id: null, company_name: "C", created_at: "2025-01-01 00:00:00" };
    const headers = { "x-partner-trace-id": "550e8400-e29b-41d4-a716-446655440000" };
    const response = await callThroughProxy(() => Response.json(dealer, { headers }));
    expect(await response.json()).toEqual(dealer);
    expect(response.headers.get("sl-violations")).toBeNull();
  });

  it("reports the violations of an invalid response in sl-violations", async () => {
    const response = await callThroughProxy(() => Response.json({ dealer_id: "42" }));
    expect(response.headers.get("sl-violations")).toContain('"location":["response","body"');
  });
});

describe("importOrExplain", () => {
  it.each([
    ["import", "ERR_MODULE_NOT_FOUND"],
    ["require", "MODULE_NOT_FOUND"],
  ])("names a package that %s does not find and the target that needs it", async (_how, code) => {
    const missing = Object.assign(new Error("Cannot find package '@chekt/partner-sandbox'"), { code });
    await expect(importOrExplain(() => Promise.reject(missing), "@chekt/partner-sandbox", "sandbox")).rejects.toThrow(
      "The target sandbox needs the package @chekt/partner-sandbox. Install it with npm install @chekt/partner-sandbox.",
    );
  });

  it("rethrows the error of a package that fails to load", async () => {
    const broken = new Error("broken");
    await expect(importOrExplain(() => Promise.reject(broken), "a", "b")).rejects.toBe(broken);
  });
});

describe("retryClosed", () => {
  it("retries once on a new connection when the server closes an idle one", async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      let requests = 0;
      socket.on("data", () => {
        requests += 1;
        if (requests > 1 || connections > 2) socket.destroy();
        else socket.write("HTTP/1.1 204 No Content\r\n\r\n");
      });
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${Object(server.address()).port}`;
    const retrying = retryClosed((...args) => fetch(...args));
    const post = async (): Promise<number> => (await retrying(url, { method: "POST", body: "{}" })).status;
    expect([await post(), await post(), connections]).toEqual([204, 204, 2]);
    await expect(post()).rejects.toThrow("fetch failed");
    expect(connections).toBe(3);
  });
});

describe("urlTarget", () => {
  const env = { CHEKT_CLIENT_ID: "a", CHEKT_CLIENT_SECRET: "b" };

  it("allows writing to a URL only with --allow-writes", () => {
    const readOnly = urlTarget({ baseUrl: "https://api.example.com/", dealer: 7, allowWrites: false, env });
    expect(readOnly).toMatchObject({ baseUrl: "https://api.example.com", access: { dealers: { own: 7 } } });
    expect(readOnly.capabilities.writes).toContain("--allow-writes");
    expect(urlTarget({ baseUrl: "https://a", dealer: 7, allowWrites: true, env }).capabilities.writes).toBe(true);
  });

  it.each([
    "https://api.chekt.com",
    "https://api.chekt.com:8443/",
    "https://API.CHEKT.COM",
    "https://api.chekt.com.",
    "https://api%2Echekt.com",
    "https://chekt.com",
    "https://eu.api.chekt.com",
  ])("refuses to write at %s, and says where to write instead", (baseUrl) => {
    expect(() => urlTarget({ baseUrl, dealer: 7, allowWrites: true, env })).toThrow(
      /CHeKT's terms \(https:\/\/developers\.chektdev\.com\/terms\) forbid automated tests in production .*: --target https:\/\/api\.chektdev\.com\./,
    );
    expect(urlTarget({ baseUrl, dealer: 7, allowWrites: false, env }).capabilities.writes).toContain("--allow-writes");
  });

  it.each(["https://api.chektdev.com", "https://api-chekt.com", "https://api.chekt.com.example", "https://achekt.com"])(
    "allows writing at %s",
    (baseUrl) => {
      expect(urlTarget({ baseUrl, dealer: 7, allowWrites: true, env }).capabilities.writes).toBe(true);
    },
  );

  it.each([
    "http://api.chektdev.com",
    "http://127.0.0.1.example.com",
    "http://localhost.example.com",
    "http://localhost.:4010",
    "http://0.0.0.0:4010",
    "http://192.168.1.5:4010",
    "http://[::2]:4010",
  ])("refuses to send credentials to %s", (baseUrl) => {
    expect(() => urlTarget({ baseUrl, dealer: 7, allowWrites: false, env })).toThrow(
      "is not secure: credentials and tokens are sent over https only. Plain http is allowed for localhost, 127.0.0.1 and [::1].",
    );
  });

  it.each(["http://localhost:4010", "http://127.0.0.1:4010", "http://[::1]:4010", "http://LOCALHOST"])(
    "allows plain http for %s, at full speed",
    (baseUrl) => {
      expect(urlTarget({ baseUrl, dealer: 7, allowWrites: true, env })).toMatchObject({ interval: 0 });
    },
  );

  it("sends 5 requests a second by default, or as many as its option says", () => {
    const options = { baseUrl: "https://api.chektdev.com", dealer: 7, allowWrites: false, env };
    expect(urlTarget(options).interval).toBe(200);
    expect(urlTarget({ ...options, interval: 1000 }).interval).toBe(1000);
  });

  it.each(["https://a:b@api.chektdev.com", "https://api.chektdev.com?x=1", "https://api.chektdev.com#x"])(
    "refuses %s, which is not a base URL",
    (baseUrl) => {
      expect(() => urlTarget({ baseUrl, dealer: 7, allowWrites: false, env })).toThrow("must not");
    },
  );

  it("follows no redirect, so that credentials reach no other server", async () => {
    const requests: string[] = [];
    const other = await serveFetch(async () => new Response("here"));
    other.onRequest = (method, path) => requests.push(`${method} ${path}`);
    const served = await serveFetch(async () => new Response(null, { status: 307, headers: { location: other.url } }));
    onTestFinished(async () => void (await Promise.all([other.close(), served.close()])));
    const target = urlTarget({ baseUrl: served.url, dealer: 7, allowWrites: false, env });
    expect((await target.fetch(served.url, { method: "POST", body: "secret" })).status).toBe(307);
    await expect(checkAccess(target)).rejects.toThrow(
      `${served.url}/oauth/token redirects to ${other.url}. The suite does not send credentials elsewhere.`,
    );
    expect(requests).toEqual([]);
  });

  it("rejects an environment variable that is not a dealer", () => {
    const wrong = { ...env, CHEKT_SECOND_DEALER: "eight" };
    expect(() => urlTarget({ baseUrl: "https://a", dealer: 7, allowWrites: false, env: wrong })).toThrow(
      'CHEKT_SECOND_DEALER "eight" is not the ID of a dealer, such as 42.',
    );
  });

  it("reads the other dealers from the environment and names the missing variables of the dealer app", () => {
    const more = { ...env, CHEKT_SECOND_DEALER: "8", CHEKT_OUT_OF_REACH_DEALER: "9" };
    const { capabilities, access } = urlTarget({ baseUrl: "https://a", dealer: 7, allowWrites: false, env: more });
    expect(capabilities).toMatchObject({ secondDealer: true, outOfReach: true });
    expect(capabilities.dealerApp).toContain("CHEKT_APP_CLIENT_ID");
    expect(access.dealers).toEqual({ own: 7, second: 8, outOfReach: 9 });
  });
});

describe("createSuite", () => {
  it.each(["writes", "dealerWrites", "connecting", "verifications"] as const)(
    "refuses a target in CHeKT's production with the capability %s",
    (name) => {
      const target = urlTarget({
        baseUrl: "https://api.chekt.com",
        dealer: 7,
        allowWrites: false,
        env: { CHEKT_CLIENT_ID: "a", CHEKT_CLIENT_SECRET: "b" },
      });
      expect(createSuite(target).tasks.length).toBeGreaterThan(100);
      const capabilities = { ...target.capabilities, [name]: true };
      expect(() => createSuite({ ...target, capabilities })).toThrow(NoTarget);
    },
  );
});

describe("checkAccess", async () => {
  const sandbox = await startSandbox({ seed: "demo" });
  afterAll(() => sandbox.close());
  const { platformPartner, dealerApp } = sandbox.credentials;
  const right = {
    CHEKT_CLIENT_ID: platformPartner.clientId,
    CHEKT_CLIENT_SECRET: platformPartner.clientSecret,
    CHEKT_SECOND_DEALER: "43",
    CHEKT_OUT_OF_REACH_DEALER: "44",
    CHEKT_APP_CLIENT_ID: dealerApp.clientId,
    CHEKT_APP_CLIENT_SECRET: dealerApp.clientSecret,
    CHEKT_APP_DEALER: "45",
  };

  function targetWith(change: Record<string, string>, dealer = 42): Target {
    const env = { ...right, ...change };
    return { ...urlTarget({ baseUrl: sandbox.url, dealer, allowWrites: false, env }), fetch: sandbox.fetch };
  }

  it("accepts credentials that reach all dealers", async () => {
    await expect(checkAccess(targetWith({}))).resolves.toBeUndefined();
  });

  it.each([
    [
      "a wrong secret",
      { CHEKT_CLIENT_SECRET: "wrong" },
      42,
      /401 invalid_client .* Check CHEKT_CLIENT_ID and CHEKT_CL/,
    ],
    ["an unknown client", { CHEKT_CLIENT_ID: "unknown" }, 42, /401 invalid_client .* Check CHEKT_CLIENT_ID and /],
    ["a wrong secret of the app", { CHEKT_APP_CLIENT_SECRET: "wrong" }, 42, /Check CHEKT_APP_CLIENT_ID and CHEKT_APP_/],
    ["an unconnected dealer", {}, 44, /^The client cannot access dealer 44: 403 .* or change --dealer\.$/],
    ["an unknown dealer", {}, 99, /^The client cannot access dealer 99: 404 .* or change --dealer\.$/],
    ["an unconnected second dealer", { CHEKT_SECOND_DEALER: "44" }, 42, /change CHEKT_SECOND_DEALER\.$/],
    ["a dealer that the app does not reach", { CHEKT_APP_DEALER: "42" }, 42, /change CHEKT_APP_DEALER\.$/],
  ])("refuses %s", async (_what, change, dealer, message) => {
    const check = checkAccess(targetWith(change, dealer));
    await expect(check).rejects.toThrow(NoTarget);
    await expect(check).rejects.toThrow(message);
  });

  it.each([
    ["a refused secret of Auth0", 403, { error: "access_denied", error_description: "Unauthorized" }],
    ["an unauthorized client", 400, { error: "unauthorized_client" }],
  ])("refuses %s", async (_what, status, body) => {
    const target = { ...targetWith({}), fetch: async () => Response.json(body, { status }) };
    await expect(checkAccess(target)).rejects.toThrow(
      `The server refused the client credentials: ${status} ${body.error}`,
    );
  });

  it("does not quote a secret that the server echoes", async () => {
    const body = { error: "invalid_client", error_description: `${platformPartner.clientSecret} is wrong` };
    const target = { ...targetWith({}), fetch: async () => Response.json(body, { status: 401 }) };
    await expect(checkAccess(target)).rejects.toThrow("401 invalid_client [redacted] is wrong. Check");
  });

  it.each([500, 400, 200])("leaves a token endpoint that returns %i without a token to the run", async (status) => {
    const target = { ...targetWith({}), fetch: async () => Response.json({ error: "invalid_request" }, { status }) };
    await expect(checkAccess(target)).resolves.toBeUndefined();
  });

  it("refuses a server that never stops to return 429", async () => {
    const clock = createVirtualClock();
    const target = { ...targetWith({}), fetch: async () => new Response(null, { status: 429 }) };
    await expect(checkAccess(target, undefined, clock)).rejects.toThrow(
      "The run cannot start: the server still returned 429 after 8 retries.",
    );
    expect(clock.waits).toHaveLength(8);
  });
});
