import { getEventListeners } from "node:events";
import { type Clock, systemClock } from "@chekt/partner-auth/internal";
import { catchError, ManualClock } from "@chekt/testing";
import { describe, expect, it } from "vitest";
import { resolveLimits } from "./http/limits.ts";
import type { PartnerClientOptions } from "./settings.ts";
import { partnerApi } from "./testing/partner-api.ts";

const dealer = { dealer_id: 42, company_name: "CHeKT", created_at: "2024-03-27T12:34:56.000Z" };
const where = { dealerId: 42 };
const reason = new Error("The user went away.");

const forever = (): Promise<never> => new Promise(() => {});

/** Runs a function once all pending work is idle. */
const later = (what: () => void): void => void setImmediate(() => setImmediate(what));

/** A source that never returns a token, and ignores the signal. */
const silent = { get: forever, invalidate: () => {} };

/** A `fetch` that delays token requests until they are released. */
function delayTokens(): { fetch: NonNullable<PartnerClientOptions["fetch"]>; release: () => void } {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  return {
    release: () => resolve(undefined),
    fetch: async (url, init) => {
      if (url.endsWith("/oauth/token")) await promise;
      return fetch(url, init);
    },
  };
}

describe("a call whose signal aborts rejects at once with its reason, and leaves no listener,", () => {
  it("while it waits for a token", async () => {
    const controller = new AbortController();
    const { chekt, received } = await partnerApi(() => ({ json: dealer }), { tokenSource: silent });
    later(() => controller.abort(reason));
    expect(await catchError(chekt.dealers.get(where, { signal: controller.signal }))).toBe(reason);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
    expect(received).toEqual([]);
  });

  it.each([
    ["onRequest", 200, 0],
    ["onResponse", 200, 1],
    ["onRetry", 503, 1],
  ] as const)("while it waits for a hook (%s)", async (name, status, sent) => {
    const controller = new AbortController();
    const { chekt, received } = await partnerApi(() => ({ status, json: dealer }), {
      hooks: {
        [name]: () => {
          later(() => controller.abort(reason));
          return forever();
        },
      },
    });
    expect(await catchError(chekt.dealers.get(where, { signal: controller.signal }))).toBe(reason);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
    expect(received).toHaveLength(sent);
  });

  it("while it waits for a retry, even if the clock ignores the signal", async () => {
    const controller = new AbortController();
    const clock: Clock = { now: () => 0, sleep: forever };
    const { chekt, received } = await partnerApi(() => ({ status: 503, headers: { "retry-after": "9" } }), {
      clock,
      hooks: { onRetry: () => later(() => controller.abort(reason)) },
    });
    expect(await catchError(chekt.dealers.get(where, { signal: controller.signal }))).toBe(reason);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
    expect(received).toHaveLength(1);
  });

  it("but with its own error if it has already failed", async () => {
    const controller = new AbortController();
    const { chekt } = await partnerApi(() => ({ status: 404 }), {
      hooks: {
        onError: () => {
          later(() => controller.abort(reason));
          return forever();
        },
      },
    });
    expect((await catchError(chekt.dealers.get(where, { signal: controller.signal }))).name).toBe("NotFoundError");
  });

  it("and sends nothing when the token arrives later", async () => {
    const controller = new AbortController();
    const { promise, resolve } = Promise.withResolvers<string>();
    const tokenSource = { get: () => promise, invalidate: () => {} };
    const { chekt, received } = await partnerApi(() => ({ json: dealer }), { tokenSource });
    later(() => controller.abort(reason));
    await catchError(chekt.dealers.get(where, { signal: controller.signal }));
    resolve("t-1");
    expect(await chekt.dealers.get(where)).toEqual(dealer);
    expect(received).toHaveLength(1);
  });
});

describe("a call never lasts longer than its budget", () => {
  it("when no token arrives", async () => {
    const clock = new ManualClock();
    const { chekt, received } = await partnerApi(() => ({ json: dealer }), { clock, tokenSource: silent });
    later(() => clock.advance(90_000));
    const error = await catchError(chekt.dealers.get(where));
    expect(error).toMatchObject({ name: "TimeoutError", timeout: 90_000, attempts: 0, operation: "getDealer" });
    expect(clock.deadlines).toBe(0);
    expect(received).toEqual([]);
  });

  it.each(["onRequest", "onResponse"] as const)("when a hook does not finish (%s)", async (name) => {
    const clock = new ManualClock();
    const hooks = {
      [name]: () => {
        later(() => clock.advance(90_000));
        return forever();
      },
    };
    const { chekt } = await partnerApi(() => ({ json: dealer }), { clock, hooks });
    expect(await catchError(chekt.dealers.get(where))).toMatchObject({ name: "TimeoutError", timeout: 90_000 });
    expect(clock.deadlines).toBe(0);
  });

  it("when onError does not finish, and throws its own error", async () => {
    const clock = new ManualClock();
    const onError = (): Promise<never> => {
      later(() => clock.advance(90_000));
      return forever();
    };
    const { chekt } = await partnerApi(() => ({ status: 404 }), { clock, hooks: { onError } });
    expect((await catchError(chekt.dealers.get(where))).name).toBe("NotFoundError");
  });

  it.each(["hang", "stall"] as const)("when the timeout of the request is longer (%s)", async (how) => {
    const clock = new ManualClock();
    const { chekt } = await partnerApi(
      () => {
        later(() => clock.advance(20_000));
        return how;
      },
      { clock, timeout: 30_000, budget: 20_000 },
    );
    expect(await catchError(chekt.dealers.get(where))).toMatchObject({
      name: "TimeoutError",
      timeout: 20_000,
      attempts: 1,
    });
    expect(clock.deadlines).toBe(0);
  });

  it("when it is retried: the last request has the remaining time", async () => {
    const clock = new ManualClock();
    const { chekt, received } = await partnerApi(
      (count) => {
        if (count === 1) return { status: 503, headers: { "retry-after": "10" } };
        later(() => clock.advance(20_000));
        return "hang";
      },
      { clock, timeout: 25_000, budget: 30_000 },
    );
    expect(await catchError(chekt.dealers.get(where))).toMatchObject({ name: "TimeoutError", attempts: 2 });
    expect(received).toHaveLength(2);
  });

  it("which may be set per call", async () => {
    const clock = new ManualClock();
    const { chekt } = await partnerApi(() => ({ json: dealer }), { clock, tokenSource: silent });
    later(() => clock.advance(5_000));
    expect(await catchError(chekt.dealers.get(where, { budget: 5_000 }))).toMatchObject({
      name: "TimeoutError",
      timeout: 5_000,
    });
  });
});

describe("a call that ends while it waits for a token does not affect other calls that wait for it:", () => {
  it("an aborted one", async () => {
    const controller = new AbortController();
    const { fetch, release } = delayTokens();
    const { chekt, tokenRequests } = await partnerApi(() => ({ json: dealer }), { fetch });
    const first = catchError(chekt.dealers.get(where, { signal: controller.signal }));
    const second = chekt.dealers.get(where);
    later(() => controller.abort(reason));
    expect(await first).toBe(reason);
    release();
    expect(await second).toEqual(dealer);
    expect(tokenRequests).toHaveLength(1);
  });

  it("one that exceeds its budget", async () => {
    const clock = new ManualClock();
    const { fetch, release } = delayTokens();
    const { chekt, tokenRequests } = await partnerApi(() => ({ json: dealer }), { fetch, clock });
    const first = catchError(chekt.dealers.get(where, { budget: 5_000 }));
    const second = chekt.dealers.get(where);
    later(() => clock.advance(5_000));
    expect((await first).name).toBe("TimeoutError");
    release();
    expect(await second).toEqual(dealer);
    expect(tokenRequests).toHaveLength(1);
  });
});

describe("the limits of a call", () => {
  it.each([
    [{ timeout: 0 }, "timeout is 0: pass a number of milliseconds greater than 0."],
    [{ timeout: Number.NaN }, "timeout is NaN: pass a number of milliseconds greater than 0."],
    [{ budget: -1 }, "budget is -1: pass a number of milliseconds greater than 0."],
    [{ retries: 0.5 }, "retries is 0.5: pass 0 or a positive integer."],
    [{ retries: Number.NaN }, "retries is NaN: pass 0 or a positive integer."],
  ])("are rejected before anything is sent when they are invalid: %j", async (options, message) => {
    const { chekt, received, tokenRequests } = await partnerApi(() => ({ json: dealer }));
    const site = { external_site_id: "hq", name: "Headquarters", timezone: "Asia/Seoul" };
    const calls = [
      chekt.dealers.get(where, options),
      chekt.GET("/partner/v1/dealers/{dealerId}", { params: { path: where }, ...options }),
      chekt.sites.each(where, {}, options).next(),
      chekt.sites.ensure(where, site, options),
      chekt.devices.create({ ...where, siteId: 7 }, [], options),
    ];
    const errors = await Promise.all(calls.map((call) => catchError(call)));
    expect(errors).toEqual(calls.map(() => new TypeError(message)));
    expect([...received, ...tokenRequests]).toEqual([]);
  });

  it("default to those of the client", () => {
    const defaults = { timeout: 1, retries: 2, budget: 3 };
    expect(resolveLimits({ timeout: undefined }, defaults)).toEqual(defaults);
    expect(resolveLimits({ timeout: 4, retries: 0, budget: 6 }, defaults)).toEqual({
      timeout: 4,
      retries: 0,
      budget: 6,
    });
  });

  it.each([2 ** 31, Number.POSITIVE_INFINITY])("may exceed the limit of timers (%d)", async (milliseconds) => {
    const armed: number[] = [];
    const clock: Clock = {
      ...systemClock,
      sleep: (time, signal) => {
        armed.push(time);
        return systemClock.sleep(time, signal);
      },
    };
    const limits = { timeout: milliseconds, budget: milliseconds };
    const { chekt } = await partnerApi(() => ({ json: dealer }), { clock, ...limits });
    expect(await chekt.dealers.get(where, limits)).toEqual(dealer);
    // The call, the request for a token and the request itself.
    expect(armed).toEqual([2 ** 31 - 1, 2 ** 31 - 1, 2 ** 31 - 1]);
  });
});
