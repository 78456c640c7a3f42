import { getEventListeners } from "node:events";
import { staticToken, testClock } from "@chekt/partner-auth";
import { type Clock, systemClock } from "@chekt/partner-auth/internal";
import { catchError, ManualClock } from "@chekt/testing";
import { afterEach, describe, expect, it, vi } from "vitest";
import { resolveLimits } from "./http/limits.ts";
import type { PartnerClientOptions } from "./settings.ts";
import { partnerApi } from "./testing/partner-api.ts";

const dealer = { dealer_id: 42, company_name: "CHeKT", created_at: "2024-03-27T12:34:56.000Z" };
const where = { dealerId: 42 };
const reason = new Error("The user went away.");

/** Needs no token request, so that hooks see only calls. */
const fixedToken = staticToken("t-1");

const forever = (): Promise<never> => new Promise(() => {});

/** Runs a function once all pending work is idle. */
const whenIdle = (callback: () => void): void => void setImmediate(() => setImmediate(callback));

/** A source that never returns a token, and ignores the signal. */
const hangingSource = { get: forever, invalidate: () => {} };

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

describe("aborted waits", () => {
  it("rejects with the abort reason while waiting for a token, and removes its listener", async () => {
    const controller = new AbortController();
    const { chekt, received } = await partnerApi(() => ({ json: dealer }), { tokenSource: hangingSource });
    whenIdle(() => controller.abort(reason));
    expect(await catchError(chekt.dealers.get(where, { signal: controller.signal }))).toBe(reason);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
    expect(received).toEqual([]);
  });

  it.each([
    ["onRequest", 200, 0],
    ["onResponse", 200, 1],
    ["onRetry", 503, 1],
  ] as const)(
    "rejects with the abort reason while waiting for %s, and removes its listener",
    async (name, status, sent) => {
      const controller = new AbortController();
      const { chekt, received } = await partnerApi(() => ({ status, json: dealer }), {
        tokenSource: fixedToken,
        hooks: {
          [name]: () => {
            whenIdle(() => controller.abort(reason));
            return forever();
          },
        },
      });
      expect(await catchError(chekt.dealers.get(where, { signal: controller.signal }))).toBe(reason);
      expect(getEventListeners(controller.signal, "abort")).toEqual([]);
      expect(received).toHaveLength(sent);
    },
  );

  it("rejects with the abort reason while waiting for a retry, even if the clock ignores the signal", async () => {
    const controller = new AbortController();
    const clock: Clock = { now: () => 0, sleep: forever };
    const { chekt, received } = await partnerApi(() => ({ status: 503, headers: { "retry-after": "9" } }), {
      clock,
      hooks: { onRetry: () => whenIdle(() => controller.abort(reason)) },
    });
    expect(await catchError(chekt.dealers.get(where, { signal: controller.signal }))).toBe(reason);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
    expect(received).toHaveLength(1);
  });

  it("rejects with the API's error when aborted while waiting for onError", async () => {
    const controller = new AbortController();
    const { chekt } = await partnerApi(() => ({ status: 404 }), {
      hooks: {
        onError: () => {
          whenIdle(() => controller.abort(reason));
          return forever();
        },
      },
    });
    expect((await catchError(chekt.dealers.get(where, { signal: controller.signal }))).name).toBe("NotFoundError");
  });

  it("sends nothing when the token arrives after an abort", async () => {
    const controller = new AbortController();
    const { promise, resolve } = Promise.withResolvers<string>();
    const tokenSource = { get: () => promise, invalidate: () => {} };
    const { chekt, received } = await partnerApi(() => ({ json: dealer }), { tokenSource });
    whenIdle(() => controller.abort(reason));
    await catchError(chekt.dealers.get(where, { signal: controller.signal }));
    resolve("t-1");
    expect(await chekt.dealers.get(where)).toEqual(dealer);
    expect(received).toHaveLength(1);
  });
});

describe("call budget", () => {
  it("throws a TimeoutError when no token arrives within the budget", async () => {
    const clock = new ManualClock();
    const { chekt, received } = await partnerApi(() => ({ json: dealer }), { clock, tokenSource: hangingSource });
    whenIdle(() => clock.advance(90_000));
    const error = await catchError(chekt.dealers.get(where));
    expect(error).toMatchObject({ name: "TimeoutError", timeout: 90_000, attempts: 0, operation: "getDealer" });
    expect(clock.deadlines).toBe(0);
    expect(received).toEqual([]);
  });

  it.each(["onRequest", "onResponse"] as const)(
    "throws a TimeoutError when %s of a failed request does not finish within the budget",
    async (name) => {
      const clock = new ManualClock();
      const hooks = {
        [name]: () => {
          whenIdle(() => clock.advance(90_000));
          return forever();
        },
      };
      const { chekt } = await partnerApi(() => ({ status: 503 }), { clock, hooks, tokenSource: fixedToken });
      expect(await catchError(chekt.dealers.get(where))).toMatchObject({ name: "TimeoutError", timeout: 90_000 });
      expect(clock.deadlines).toBe(0);
    },
  );

  it("returns the result when onResponse of a successful request does not finish within the budget", async () => {
    const clock = new ManualClock();
    const onResponse = (): Promise<never> => {
      whenIdle(() => clock.advance(90_000));
      return forever();
    };
    const { chekt } = await partnerApi(() => ({ json: dealer }), {
      clock,
      hooks: { onResponse },
      tokenSource: fixedToken,
    });
    expect(await chekt.dealers.get(where)).toEqual(dealer);
    expect(clock.deadlines).toBe(0);
  });

  it("throws the API's error when onError does not finish within the budget", async () => {
    const clock = new ManualClock();
    const onError = (): Promise<never> => {
      whenIdle(() => clock.advance(90_000));
      return forever();
    };
    const { chekt } = await partnerApi(() => ({ status: 404 }), { clock, hooks: { onError } });
    expect((await catchError(chekt.dealers.get(where))).name).toBe("NotFoundError");
  });

  it.each(["hang", "stall"] as const)(
    "throws a TimeoutError when the budget ends before the timeout (%s)",
    async (how) => {
      const clock = new ManualClock();
      const { chekt } = await partnerApi(
        () => {
          whenIdle(() => clock.advance(20_000));
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
    },
  );

  it("limits a retry to the remaining budget", async () => {
    const clock = new ManualClock();
    const { chekt, received } = await partnerApi(
      (count) => {
        if (count === 1) return { status: 503, headers: { "retry-after": "10" } };
        whenIdle(() => clock.advance(20_000));
        return "hang";
      },
      { clock, timeout: 25_000, budget: 30_000 },
    );
    expect(await catchError(chekt.dealers.get(where))).toMatchObject({ name: "TimeoutError", attempts: 2 });
    expect(received).toHaveLength(2);
  });

  it("accepts a budget for a single call", async () => {
    const clock = new ManualClock();
    const { chekt } = await partnerApi(() => ({ json: dealer }), { clock, tokenSource: hangingSource });
    whenIdle(() => clock.advance(5_000));
    expect(await catchError(chekt.dealers.get(where, { budget: 5_000 }))).toMatchObject({
      name: "TimeoutError",
      timeout: 5_000,
    });
  });
});

describe("shared token requests", () => {
  it("continues a token request for other calls when one call is aborted", async () => {
    const controller = new AbortController();
    const { fetch, release } = delayTokens();
    const { chekt, tokenRequests } = await partnerApi(() => ({ json: dealer }), { fetch });
    const first = catchError(chekt.dealers.get(where, { signal: controller.signal }));
    const second = chekt.dealers.get(where);
    whenIdle(() => controller.abort(reason));
    expect(await first).toBe(reason);
    release();
    expect(await second).toEqual(dealer);
    expect(tokenRequests).toHaveLength(1);
  });

  it("continues a token request for other calls when one call exceeds its budget", async () => {
    const clock = new ManualClock();
    const { fetch, release } = delayTokens();
    const { chekt, tokenRequests } = await partnerApi(() => ({ json: dealer }), { fetch, clock });
    const first = catchError(chekt.dealers.get(where, { budget: 5_000 }));
    const second = chekt.dealers.get(where);
    whenIdle(() => clock.advance(5_000));
    expect((await first).name).toBe("TimeoutError");
    release();
    expect(await second).toEqual(dealer);
    expect(tokenRequests).toHaveLength(1);
  });
});

describe("clocks of callers", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it("does not time out with a clock that does not sleep", async () => {
    const clock = { now: Date.now, sleep: async () => {} };
    const { chekt } = await partnerApi((count) => (count === 1 ? { status: 503 } : { json: dealer }), { clock });
    expect(await chekt.dealers.get(where)).toEqual(dealer);
  });

  it("retries without waiting on a testClock, and times out when it advances", async () => {
    const clock = testClock();
    const options = { clock, random: () => 1, budget: 5000 };
    const { chekt } = await partnerApi((count) => (count === 1 ? { status: 503 } : { json: dealer }), options);
    expect(await chekt.dealers.get(where)).toEqual(dealer);
    expect(clock.delays).toEqual([500]);
    const hanging = await partnerApi(() => {
      whenIdle(() => clock.advance(5000));
      return forever();
    }, options);
    expect(await catchError(hanging.chekt.dealers.get(where))).toMatchObject({ name: "TimeoutError", timeout: 5000 });
  });

  it("retries while a test runner has replaced the timers", async () => {
    const { chekt } = await partnerApi((count) => (count === 1 ? { status: 503 } : { json: dealer }));
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
    expect(await chekt.dealers.get(where)).toEqual(dealer);
  });
});

describe("call limits", () => {
  it.each([
    [{ timeout: 0 }, "timeout is 0: pass a number of milliseconds above 0."],
    [{ timeout: Number.NaN }, "timeout is NaN: pass a number of milliseconds above 0."],
    [{ budget: -1 }, "budget is -1: pass a number of milliseconds above 0."],
    [{ maxRetryAfter: 0 }, "maxRetryAfter is 0: pass a number of milliseconds above 0."],
    [{ retries: 0.5 }, "retries is 0.5: pass 0 or a positive integer."],
    [{ retries: Number.NaN }, "retries is NaN: pass 0 or a positive integer."],
  ])("rejects the invalid limit %j before sending anything", async (options, message) => {
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

  it("uses the limits of the client by default", () => {
    const defaults = { timeout: 1, retries: 2, budget: 3, maxRetryAfter: 4 };
    expect(resolveLimits({ timeout: undefined }, defaults)).toEqual(defaults);
    expect(resolveLimits({ timeout: 4, retries: 0, budget: 6 }, defaults)).toEqual({
      timeout: 4,
      retries: 0,
      budget: 6,
      maxRetryAfter: 4,
    });
  });

  it.each([2 ** 31, Number.POSITIVE_INFINITY])(
    "caps timers at 2^31 - 1 ms when the limits are %d ms",
    async (milliseconds) => {
      const delays: number[] = [];
      const clock: Clock = {
        ...systemClock,
        sleep: (time, signal) => {
          delays.push(time);
          return systemClock.sleep(time, signal);
        },
      };
      const limits = { timeout: milliseconds, budget: milliseconds };
      const { chekt } = await partnerApi(() => ({ json: dealer }), { clock, ...limits });
      expect(await chekt.dealers.get(where, limits)).toEqual(dealer);
      // The call, the request for a token and the request itself.
      expect(delays).toEqual([2 ** 31 - 1, 2 ** 31 - 1, 2 ** 31 - 1]);
    },
  );
});
