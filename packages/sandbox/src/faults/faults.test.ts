import { describe, expect, it } from "vitest";
import { catchError } from "@chekt/testing";
import type { FaultRule } from "./fault-rule.ts";
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

  it.each<[object, string]>([
    [{ operation: "getDealers", status: 503 }, 'Unknown operation "getDealers". Use * for all, or one of createToken,'],
    [{ status: 200 }, "operation is required"],
    [{ operation: "*", status: 200 }, "status must be 400 or more, but is 200"],
    [{ operation: "*", status: "503" }, "status must be an integer"],
    [{ operation: "*", latncy: 5 }, "latncy is unknown. Check its spelling."],
    [{ operation: "*", drop: true }, "drop must be a string"],
    [{ operation: "*", probability: 2, status: 503 }, "probability must be 1 or less"],
    [{ operation: "*", status: undefined }, "The rule has no effect. Set status, latency or drop."],
    [{ operation: "*", times: 3 }, "The rule has no effect."],
    [{ operation: "*", latency: 1, retryAfter: 5 }, "retryAfter has an effect only with status"],
  ])("refuses the rule %j like the control plane", async (rule, message) => {
    const error = await catchError(faults.add(rule as FaultRule));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toContain(`Invalid fault: ${message}`);
    const { workspace } = sandbox;
    const { retryAfter: retry_after, ...sent } = rule as FaultRule;
    const response = await sandbox.fetch(`${sandbox.url}/_sandbox/workspaces/${workspace}/faults`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...sent, retry_after }),
    });
    expect(response.status).toBe(400);
    expect(await faults.list()).toEqual([]);
  });

  it("affects different requests by faults without a seed", async () => {
    for (let count = 0; count < 3; count += 1) await faults.add({ operation: "*", latency: 0, probability: 0.1 });
    await statuses(100);
    const strikes = (await faults.list()).map((fault) => fault.strikes);
    expect(new Set(strikes).size).toBeGreaterThan(1);
    await faults.clear();
  });

  it("tells a test which faults have affected no request", async () => {
    await faults.add({ operation: "getSite", status: 503, times: 1 });
    await faults.add({ operation: "getDealer", status: 503 });
    await statuses(1);
    expect((await catchError(faults.expectAllStruck())).message).toBe(
      'Faults that have affected no request: {"operation":"getDealer","status":503} (of 0 matching requests)',
    );
    await faults.clear();
    await faults.expectAllStruck();
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
