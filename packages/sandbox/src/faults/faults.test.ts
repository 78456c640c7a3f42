import { describe, expect, it } from "vitest";
import { catchError } from "@chekt/testing";
import { form, openSandbox } from "../testing/sandbox.ts";
import { engines } from "../testing/stores.ts";

describe.each(engines)("injected faults on $engine", async ({ newPlace }) => {
  const sandbox = await openSandbox(newPlace);
  const { call, faults } = sandbox;
  const site = `/partner/v1/dealers/${sandbox.dealers.connected[0]}/sites/1` as const;

  /** Sends requests one after the other, and returns their status codes, or null where the connection was cut. */
  async function statuses(count: number, request: `${string} /${string}` = `GET ${site}`): Promise<(number | null)[]> {
    const found: (number | null)[] = [];
    for (let index = 0; index < count; index += 1) {
      found.push(
        await call(request).then(
          ({ status }) => status,
          () => null,
        ),
      );
    }
    return found;
  }

  it("responds with a status code, Retry-After and the API's error body", async () => {
    const { id } = await faults.add({ operation: "getSite", status: 429, retryAfter: 7 });
    const response = await call(`GET ${site}`);
    expect(response).toMatchObject({ status: 429, body: { status_code: 429, error_message: expect.any(String) } });
    expect(response.headers.get("retry-after")).toBe("7");
    expect(await statuses(1, `GET ${site}/contacts`)).toEqual([200]);
    // Requests of other operations are not counted.
    expect(await faults.list()).toMatchObject([{ id, hits: 1, strikes: 1 }]);
    expect(await faults.remove(id)).toBe(true);
    expect(await faults.remove(id)).toBe(false);
    expect(await statuses(1)).toEqual([200]);
  });

  it("affects every nth request, or a limited number", async () => {
    await faults.add({ operation: "*", status: 503, every: 3 });
    expect(await statuses(7)).toEqual([200, 200, 503, 200, 200, 503, 200]);
    await faults.clear();
    await faults.add({ operation: "getSite", status: 500, times: 2 });
    expect(await statuses(4)).toEqual([500, 500, 200, 200]);
    await faults.clear();
  });

  it("affects requests at random, and the same ones again with the same seed", async () => {
    const run = async (seed: number): Promise<(number | null)[]> => {
      await faults.add({ operation: "*", status: 500, probability: 0.3, seed });
      const found = await statuses(100);
      await faults.clear();
      return found;
    };
    const first = await run(7);
    expect(await run(7)).toEqual(first);
    expect(await run(8)).not.toEqual(first);
    const affected = first.filter((status) => status === 500).length;
    expect(affected).toBeGreaterThan(15);
    expect(affected).toBeLessThan(45);
  });

  it("drops the connection before or after handling the request", async () => {
    const before = (await call(`GET ${site}`)).body as { is_activated: number };
    await faults.add({ operation: "toggleSiteActivation", drop: "before", times: 1 });
    const failure = await catchError(call(`PATCH ${site}/activation-status`));
    expect(failure).toMatchObject({ name: "TypeError", cause: { code: "ECONNRESET" } });
    expect((await call(`GET ${site}`)).body).toEqual(before);
    await faults.clear();
    await faults.add({ operation: "toggleSiteActivation", drop: "after", times: 1 });
    expect(await statuses(1, `PATCH ${site}/activation-status`)).toEqual([null]);
    expect((await call(`GET ${site}`)).body).toEqual({ ...before, is_activated: 1 - before.is_activated });
    await faults.clear();
  });

  it("drops real connections too", async () => {
    await faults.add({ operation: "createToken", drop: "before", times: 1 });
    const { clientId, clientSecret } = sandbox.credentials.platformPartner;
    const fields = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
    const send = (): Promise<Response> =>
      fetch(`${sandbox.url}/oauth/token`, { method: "POST", body: new URLSearchParams(fields) });
    expect(await catchError(send())).toMatchObject({ name: "TypeError" });
    expect((await send()).status).toBe(200);
    await faults.clear();
  });

  it("responds in OAuth's format at the token endpoint", async () => {
    await faults.add({ operation: "createToken", status: 400 });
    const { clientId, clientSecret } = sandbox.credentials.platformPartner;
    const fields = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
    expect(await form(sandbox, fields)).toMatchObject({ status: 400, body: { error: "invalid_request" } });
    await faults.clear();
  });

  it("delays requests", async () => {
    await faults.add({ operation: "getSite", latency: { min: 20, max: 30 } });
    const started = performance.now();
    expect(await statuses(1)).toEqual([200]);
    expect(performance.now() - started).toBeGreaterThanOrEqual(19);
    await faults.clear();
  });
});
