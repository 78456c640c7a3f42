import { catchError, type Reply, scriptedServer } from "@chekt/testing";
import { testClock, TokenNetworkError, TokenUnavailableError } from "@chekt/partner-auth";
import { describe, expect, it } from "vitest";
import { createPartnerClient } from "../client.ts";

/** A server whose token endpoint fails as `fail` says. */
async function setUp(fail: (count: number) => Reply | undefined) {
  let tokens = 0;
  const { baseUrl } = await scriptedServer((_count, { path }) => {
    if (path !== "/oauth/token") return { json: { dealer_id: 42, company_name: "CHeKT" } };
    const count = ++tokens;
    return fail(count) ?? { json: { access_token: `t-${count}`, token_type: "Bearer", expires_in: 60 } };
  });
  const clock = testClock();
  const options = { baseUrl, clientId: "my-app", clientSecret: "my-secret", clock };
  return { clock, options, chekt: createPartnerClient(options), tokens: () => tokens };
}

describe("a token endpoint that fails", () => {
  it("fails no call if one of three token requests fails", async () => {
    // A fixed sequence of numbers from 0 to 1, so that every run is the same.
    let state = 1;
    const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    const faults: Reply[] = [{ status: 500 }, { status: 503 }, { status: 429 }, { status: 408 }, "drop"];
    const { chekt, clock, tokens } = await setUp(() =>
      random() < 0.33 ? faults[Math.floor(random() * faults.length)] : undefined,
    );
    for (let call = 0; call < 300; call++) {
      expect((await chekt.dealers.get({ dealerId: 42 })).dealer_id).toBe(42);
      // The token expires, so each call needs another one.
      clock.advance(60_000);
    }
    expect(tokens()).toBeGreaterThan(400);
  });

  it("fails a call once its budget is used up", async () => {
    const { chekt, clock } = await setUp(() => ({ status: 503 }));
    const startedAt = clock.now();
    const error = await catchError(chekt.dealers.get({ dealerId: 42 }, { budget: 30_000 }));
    expect(error).toBeInstanceOf(TokenUnavailableError);
    expect(clock.now() - startedAt).toBeGreaterThan(20_000);
    expect(clock.now() - startedAt).toBeLessThanOrEqual(30_000);
  });

  it("fails a call without using up its budget if the host or its certificate is wrong", async () => {
    for (const code of ["ENOTFOUND", "ECONNREFUSED", "SELF_SIGNED_CERT_IN_CHAIN"]) {
      const { clock, options } = await setUp(() => undefined);
      const cause = Object.assign(new Error(code), { code });
      const fetch = () => Promise.reject(new TypeError("fetch failed", { cause }));
      const chekt = createPartnerClient({ ...options, fetch });
      expect(await catchError(chekt.dealers.get({ dealerId: 42 }))).toBeInstanceOf(TokenNetworkError);
      expect(clock.delays).toHaveLength(2);
    }
  });

  it("fails a call at once if there are no retries", async () => {
    const { options, tokens } = await setUp((count) => (count === 1 ? { status: 503 } : undefined));
    const chekt = createPartnerClient({ ...options, retries: 0 });
    expect(await catchError(chekt.dealers.get({ dealerId: 42 }))).toBeInstanceOf(TokenUnavailableError);
    expect(tokens()).toBe(1);
  });
});
