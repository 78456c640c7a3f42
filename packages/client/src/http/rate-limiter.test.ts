import { catchError, ManualClock, VirtualClock } from "@chekt/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { RateLimitError } from "../errors.ts";
import { partnerApi } from "../testing/partner-api.ts";
import { createRateLimiter, type RateLimiter, type RateLimitState, type RateLimitStore } from "./rate-limiter.ts";

const MAX_PAUSE = 90_000;

let clock: VirtualClock;
let start: number;
let sent: { readonly name: string; readonly at: number }[];

beforeEach(() => {
  clock = new VirtualClock();
  start = clock.now();
});
beforeEach(() => {
  sent = [];
});

/** A response that states a limit. */
function limited(limit: number | string, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { "x-ratelimit-limit": String(limit), ...headers } });
}

/** Sends a request as soon as it is its turn, and learns from its response at once. */
async function send(
  limiter: RateLimiter,
  name: string,
  priority: "normal" | "low" = "low",
  response: Response = limited(60),
): Promise<void> {
  await limiter.turn(priority, undefined);
  sent.push({ name, at: clock.now() - start });
  await limiter.learn(response, undefined);
}

const sendMany = (limiter: RateLimiter, name: string, count: number, priority?: "normal" | "low"): Promise<unknown> =>
  Promise.all(Array.from({ length: count }, (_, index) => send(limiter, `${name} ${index}`, priority)));

const times = (name = ""): number[] => sent.filter((one) => one.name.startsWith(name)).map(({ at }) => at);

describe("without a stated limit", () => {
  it.each([undefined, "", "0", "-1", "many", "1.5"])(
    "sends all requests at once when the limit is %j",
    async (limit) => {
      const limiter = createRateLimiter(clock, MAX_PAUSE);
      const response = new Response(null, limit === undefined ? {} : { headers: { "x-ratelimit-limit": limit } });
      await send(limiter, "first", "low", response);
      expect([limiter.turn("low", undefined), limiter.turn("normal", undefined)]).toEqual([undefined, undefined]);
    },
  );

  it("sends one request of low priority first, to learn whether there is a limit", async () => {
    const limiter = createRateLimiter(clock, MAX_PAUSE);
    const order: string[] = [];
    await limiter.turn("low", undefined);
    const second = limiter.turn("low", undefined)?.then(() => order.push("second"));
    expect(limiter.turn("normal", undefined)).toBeUndefined();
    await new Promise(setImmediate);
    order.push("response");
    await limiter.learn(new Response(), undefined);
    await second;
    expect(order).toEqual(["response", "second"]);
  });

  it("continues when the first request gets no response", async () => {
    const limiter = createRateLimiter(clock, MAX_PAUSE);
    await limiter.turn("low", undefined);
    const second = limiter.turn("low", undefined);
    await limiter.learn(undefined, undefined);
    await second;
    expect(clock.now()).toBe(start);
  });
});

describe("with a stated limit", () => {
  it("spreads requests of low priority evenly", async () => {
    const limiter = createRateLimiter(clock, MAX_PAUSE);
    await clock.run(sendMany(limiter, "bulk", 121));
    expect(times()).toEqual(Array.from({ length: 121 }, (_, index) => index * 1000));
  });

  it("sends up to a twentieth of the limit at once, and lets those requests pass before bulk work", async () => {
    const limiter = createRateLimiter(clock, MAX_PAUSE);
    const bulk = sendMany(limiter, "bulk", 10);
    await clock.run(clock.sleep(2500));
    const single = sendMany(limiter, "single", 4, "normal");
    await clock.run(Promise.all([bulk, single]));
    expect(times("single")).toEqual([2500, 3000, 4000, 5000]);
    expect(times("bulk").slice(0, 5)).toEqual([0, 1000, 2000, 3000, 8000]);
    expect(times("bulk").at(-1)).toBe(13_000);
  });

  it("follows a limit that changes", async () => {
    const limiter = createRateLimiter(clock, MAX_PAUSE);
    await clock.run(sendMany(limiter, "bulk", 2));
    await limiter.learn(limited(600), undefined);
    const work = Array.from({ length: 3 }, (_, index) => send(limiter, `faster ${index}`, "low", limited(600)));
    await clock.run(Promise.all(work));
    expect(times("faster")).toEqual([2000, 2100, 2200]);
  });

  it("gives up its turn when the signal aborts", async () => {
    const limiter = createRateLimiter(clock, MAX_PAUSE);
    await send(limiter, "first");
    const controller = new AbortController();
    const reason = new Error("no longer needed");
    const waiting = limiter.turn("low", controller.signal);
    const aborted = limiter.turn("low", controller.signal);
    const last = send(limiter, "last");
    await new Promise(setImmediate);
    controller.abort(reason);
    expect(await catchError(waiting ?? Promise.resolve())).toBe(reason);
    await clock.run(Promise.all([aborted, last]));
    // The first of the two had already reserved its turn.
    expect(times("last")).toEqual([2000]);
  });
});

describe("after a 429", () => {
  it.each([
    { what: "as long as Retry-After says", headers: {}, retryAfter: 7000, pause: 7000 },
    { what: "until X-RateLimit-Reset without it", headers: { reset: 20 }, retryAfter: undefined, pause: 20_000 },
    { what: "until X-RateLimit-Reset if it is unreadable", headers: { reset: 9 }, retryAfter: Number.NaN, pause: 9000 },
    { what: "for one interval if that is past", headers: { reset: -5 }, retryAfter: undefined, pause: 1000 },
    { what: "for one interval without either", headers: {}, retryAfter: undefined, pause: 1000 },
    { what: "no longer than a call waits", headers: {}, retryAfter: 3_600_000, pause: MAX_PAUSE },
  ])("pauses all requests $what", async ({ headers: { reset }, retryAfter, pause }) => {
    const limiter = createRateLimiter(clock, MAX_PAUSE);
    const headers: Record<string, string> =
      reset === undefined ? {} : { "x-ratelimit-reset": String(start / 1000 + reset) };
    await limiter.learn(limited(60, 429, headers), retryAfter);
    await clock.run(Promise.all([send(limiter, "single", "normal"), send(limiter, "bulk")]));
    expect(times("single")).toEqual([pause]);
    expect(times("bulk")[0]).toBeGreaterThanOrEqual(pause);
  });

  it("pauses requests that already have a turn", async () => {
    const limiter = createRateLimiter(clock, MAX_PAUSE);
    await send(limiter, "first");
    const second = send(limiter, "second");
    await clock.run(clock.sleep(500));
    await limiter.learn(limited(60, 429), 10_000);
    await clock.run(second);
    expect(times("second")).toEqual([10_500]);
  });

  it("slows down, and returns to the limit while there are no more", async () => {
    const limiter = createRateLimiter(clock, MAX_PAUSE);
    await send(limiter, "first");
    await limiter.learn(limited(60, 429), 0);
    await clock.run(sendMany(limiter, "bulk", 40));
    const gaps = times("bulk").map((at, index, all) => at - (all[index - 1] ?? at));
    expect(gaps[1]).toBe(1500);
    expect(gaps.at(-1)).toBe(1000);
  });

  it("slows down once for requests that were refused together", async () => {
    const limiter = createRateLimiter(clock, MAX_PAUSE);
    await send(limiter, "first");
    for (let count = 0; count < 50; count++) await limiter.learn(limited(60, 429), 1000);
    await clock.run(sendMany(limiter, "bulk", 3));
    expect(times("bulk").map((at, index, all) => at - (all[index - 1] ?? at))).toEqual([0, 1500, 1470]);
  });

  it("ignores a 429 of a server that has not stated a limit", async () => {
    const limiter = createRateLimiter(clock, MAX_PAUSE);
    await limiter.learn(new Response(null, { status: 429 }), 5000);
    expect(limiter.turn("normal", undefined)).toBeUndefined();
  });
});

describe("with a store", () => {
  /** A store for several clients in one process. */
  function memoryStore(): RateLimitStore {
    let state: RateLimitState | undefined;
    return { update: async (change) => (state = change(state)) };
  }

  it("shares the limit among clients", async () => {
    const store = memoryStore();
    const limiters = [createRateLimiter(clock, MAX_PAUSE, store), createRateLimiter(clock, MAX_PAUSE, store)] as const;
    await clock.run(Promise.all(limiters.map((limiter, index) => sendMany(limiter, `client ${index}`, 60))));
    const all = times().toSorted((a, b) => a - b);
    expect(all.filter((at) => at > 0)).toEqual(Array.from({ length: 118 }, (_, index) => (index + 1) * 1000));
  });

  it("applies the pause of one client to the others", async () => {
    const store = memoryStore();
    await createRateLimiter(clock, MAX_PAUSE, store).learn(limited(60, 429), 30_000);
    await clock.run(send(createRateLimiter(clock, MAX_PAUSE, store), "other", "normal"));
    expect(times("other")).toEqual([30_000]);
  });

  it.each<{ what: string; update: RateLimitStore["update"]; delay: number }>([
    { what: "throws", update: () => JSON.parse("no"), delay: 0 },
    { what: "rejects", update: () => Promise.reject(new Error("no")), delay: 0 },
    { what: "never responds", update: () => new Promise(() => {}), delay: 2000 },
  ])("continues with its own limit when the store $what", async ({ update, delay }) => {
    const limiter = createRateLimiter(clock, MAX_PAUSE, { update });
    await clock.run(sendMany(limiter, "bulk", 3));
    expect(times()[0]).toBe(delay);
    expect(times().at(-1)).toBeGreaterThanOrEqual(2000);
  });
});

describe("clients", () => {
  const dealer = { dealer_id: 42, company_name: "CHeKT", created_at: "2024-03-27T12:34:56.000Z" };
  const headers = { "x-ratelimit-limit": "60" };
  const where = { dealerId: 42 };

  it("paces the calls of a client, and does not count the wait against the budget", async () => {
    let underway = 0;
    const options = {
      clock,
      budget: 5000,
      fetch: (url: string, init: RequestInit) => {
        underway++;
        return fetch(url, init).finally(() => underway--);
      },
    };
    const { chekt, received } = await partnerApi(() => ({ json: dealer, headers }), options);
    await chekt.dealers.get(where);
    const waiting = Promise.all(Array.from({ length: 30 }, () => chekt.dealers.get(where)));
    await clock.run(waiting, () => underway === 0);
    expect(received).toHaveLength(31);
    expect(clock.now() - start).toBeGreaterThan(5000);
  });

  it("retries the first call although it waits for the first response itself", async () => {
    const { chekt } = await partnerApi((count) => (count === 1 ? "drop" : { json: [] }), { clock: new ManualClock() });
    const calls = [chekt.sites.each(where).next(), chekt.sites.each(where).next()];
    expect(await Promise.all(calls)).toEqual([
      { done: true, value: undefined },
      { done: true, value: undefined },
    ]);
  });

  it("aborts a call that waits for its turn", async () => {
    const { chekt, received } = await partnerApi(() => ({ json: dealer, headers }), { clock });
    await chekt.dealers.get(where);
    const controller = new AbortController();
    const reason = new Error("no longer needed");
    const call = chekt.dealers.get(where, { signal: controller.signal, priority: "low" });
    setImmediate(() => controller.abort(reason));
    expect(await catchError(call)).toBe(reason);
    expect(received).toHaveLength(1);
  });

  it("sends all requests at once with rateLimit: false", async () => {
    const { chekt, received } = await partnerApi(() => ({ json: dealer, headers }), { clock, rateLimit: false });
    await Promise.all(Array.from({ length: 30 }, () => chekt.dealers.get(where)));
    expect(received).toHaveLength(30);
    expect(clock.now()).toBe(start);
  });

  it("gives the batches of a bulk method ten minutes, unless a budget is set", async () => {
    const manual = new ManualClock();
    const device = { external_device_id: "a", device_type: "camera", zone_number: "1" } as const;
    const results = [{ is_successful: true, res: { device_id: 1 } }];
    const limitedOnce = async (options: { budget?: number }) => {
      const { chekt } = await partnerApi(
        (count) =>
          count === 1 ? { status: 429, headers: { "retry-after": "300" } } : { status: 201, json: { results } },
        { clock: manual, ...options },
      );
      return chekt.devices.create({ dealerId: 42, siteId: 1 }, [device]);
    };
    expect((await limitedOnce({})).succeeded).toHaveLength(1);
    expect(manual.waits).toEqual([300_000]);
    expect((await limitedOnce({ budget: 90_000 })).failed).toMatchObject([{ status_code: 429 }]);
  });

  it("waits for a long Retry-After within the budget, and says how long a longer one is", async () => {
    const manual = new ManualClock();
    const replies = (seconds: number) => () => ({ status: 429, headers: { "retry-after": String(seconds) } });
    const patient = await partnerApi((count) => (count === 1 ? replies(60)() : { json: dealer }), { clock: manual });
    expect(await patient.chekt.dealers.get(where)).toEqual(dealer);
    expect(manual.waits).toEqual([60_000]);
    for (const options of [{ budget: 30_000 }, { maxRetryAfter: 30_000 }]) {
      const { chekt, received } = await partnerApi(replies(60), { clock: manual });
      const error = await catchError(chekt.dealers.get(where, options));
      expect(error).toBeInstanceOf(RateLimitError);
      expect(error).toMatchObject({ retryAfter: 60_000 });
      expect(error.message).toContain("429 without a body, retry after 60 s (attempts: 1,");
      expect(received).toHaveLength(1);
    }
  });
});
