import { once } from "node:events";
import { createServer } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import * as prism from "@stoplight/prism-http";
import { readBundle } from "@chekt/description";
import { serveFetch } from "../../test/support/serve-fetch.ts";
import { importOrExplain } from "./optional.ts";
import { patientFetch } from "./patient-fetch.ts";
import { createPrismProxy } from "./prism-proxy.ts";
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
  it("names a package that is not installed and the target that needs it", async () => {
    const missing = Object.assign(new Error("Cannot find package '@chekt/partner-sandbox'"), {
      code: "ERR_MODULE_NOT_FOUND",
    });
    await expect(importOrExplain(() => Promise.reject(missing), "@chekt/partner-sandbox", "sandbox")).rejects.toThrow(
      "The target sandbox needs the package @chekt/partner-sandbox. Install it with npm install @chekt/partner-sandbox.",
    );
  });

  it("rethrows the error of a package that fails to load", async () => {
    const broken = new Error("broken");
    await expect(importOrExplain(() => Promise.reject(broken), "a", "b")).rejects.toBe(broken);
  });
});

describe("patientFetch", () => {
  it("retries after 429 and honors Retry-After", async () => {
    const waits: number[] = [];
    const statuses = [429, 429, 200];
    const patient = patientFetch(
      async () => new Response(null, { status: statuses.shift() ?? 500, headers: { "retry-after": "7" } }),
      async (milliseconds) => void waits.push(milliseconds),
    );
    expect((await patient("http://127.0.0.1", {})).status).toBe(200);
    expect(waits).toEqual([7000, 7000]);
  });

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
    const patient = patientFetch((...args) => fetch(...args));
    const post = async (): Promise<number> => (await patient(url, { method: "POST", body: "{}" })).status;
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

  it("reads the other dealers from the environment and names the missing variables of the dealer app", () => {
    const more = { ...env, CHEKT_SECOND_DEALER: "8", CHEKT_OUT_OF_REACH_DEALER: "9" };
    const { capabilities, access } = urlTarget({ baseUrl: "https://a", dealer: 7, allowWrites: false, env: more });
    expect(capabilities).toMatchObject({ secondDealer: true, outOfReach: true });
    expect(capabilities.dealerApp).toContain("CHEKT_APP_CLIENT_ID");
    expect(access.dealers).toEqual({ own: 7, second: 8, outOfReach: 9 });
  });
});
