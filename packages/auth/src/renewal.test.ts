import { ManualClock, type Reply } from "@chekt/testing";
import { setImmediate } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { clientCredentials } from "./client-credentials.ts";
import { granted, tokenServer } from "./testing/token-server.ts";

const app = { clientId: "my-app", clientSecret: "my-secret", random: () => 1 };
const MINUTE = 60_000;
const never = () => new Promise<never>(() => {});

async function setUp(reply: (count: number) => Reply | Promise<Reply>) {
  const clock = new ManualClock();
  const { baseUrl, received } = await tokenServer(reply);
  return { clock, received, source: clientCredentials({ ...app, baseUrl, clock, retries: 0 }) };
}

describe("background renewal", () => {
  it("returns the current token while one request for the next token runs in the background", async () => {
    const gate = Promise.withResolvers<void>();
    const { clock, received, source } = await setUp(async (count) => {
      if (count === 2) await gate.promise;
      return granted(`t-${count}`);
    });
    await source.get();
    clock.advance(55 * MINUTE - 1);
    await source.get();
    expect(received).toHaveLength(1);

    clock.advance(1);
    const tokens = await Promise.all(Array.from({ length: 100 }, () => source.get()));
    expect(new Set(tokens)).toEqual(new Set(["t-1"]));
    await vi.waitFor(() => expect(received).toHaveLength(2));
    expect(await source.get()).toBe("t-1");

    gate.resolve();
    await vi.waitFor(async () => expect(await source.get()).toBe("t-2"));
    expect(received).toHaveLength(2);
  });

  it("waits for the renewal once the token has expired, even if the renewal started in the background", async () => {
    const gate = Promise.withResolvers<void>();
    const { clock, received, source } = await setUp(async (count) => {
      if (count === 2) await gate.promise;
      return granted(`t-${count}`);
    });
    await source.get();
    clock.advance(60 * MINUTE - 15_000);
    expect(await source.get()).toBe("t-1");
    await vi.waitFor(() => expect(received).toHaveLength(2));
    clock.advance(9000);
    const waiting = source.get();
    gate.resolve();
    expect(await waiting).toBe("t-2");
    expect(received).toHaveLength(2);
  });

  it("keeps returning the current token when its renewal fails, and retries the renewal after a delay", async () => {
    const { clock, received, source } = await setUp((count) => (count === 2 ? { status: 503 } : granted(`t-${count}`)));
    await source.get();
    clock.advance(55 * MINUTE);
    expect(await source.get()).toBe("t-1");
    await vi.waitFor(() => expect(received).toHaveLength(2));
    for (let call = 0; call < 50; call++) {
      await setImmediate();
      expect(await source.get()).toBe("t-1");
    }
    expect(received).toHaveLength(2);

    clock.advance(30_000);
    expect(await source.get()).toBe("t-1");
    await vi.waitFor(async () => expect(await source.get()).toBe("t-3"));
  });
});

describe("token lifetime", () => {
  it.each([
    ["an hour", { expires_in: 3600 }],
    ["60 s", { expires_in: 60 }],
    ["5 s", { expires_in: 5 }],
    ["1 s", { expires_in: 1 }],
    ["0 s", { expires_in: 0 }],
    ["-1 s", { expires_in: -1 }],
    ["an unknown time", {}],
    ["an unknown time, as null", { expires_in: null }],
  ])("sends one request for 100 calls when the token lives for %s", async (_lifetime, more) => {
    const { received, source } = await setUp((count) => granted(`t-${count}`, more));
    for (let call = 0; call < 100; call++) expect(await source.get()).toBe("t-1");
    expect(received).toHaveLength(1);
  });
});

describe("short-lived tokens", () => {
  it("renews a token that lives for 5 s five to seven times in 20 seconds", async () => {
    const { clock, received, source } = await setUp((count) => granted(`t-${count}`, { expires_in: 5 }));
    for (let call = 0; call < 2000; call++) {
      await source.get();
      clock.advance(10);
      // Lets the background renewal finish before time advances.
      await vi.waitUntil(() => clock.deadlines === 0, { interval: 1 });
    }
    expect(received.length).toBeGreaterThanOrEqual(5);
    expect(received.length).toBeLessThanOrEqual(7);
  });
});

describe("tokens with an unknown lifetime", () => {
  it("renews a token with an unknown lifetime after 55 minutes", async () => {
    const { clock, received, source } = await setUp((count) => granted(`t-${count}`, {}));
    await source.get();
    clock.advance(55 * MINUTE);
    expect(await source.get()).toBe("t-1");
    await vi.waitFor(async () => expect(await source.get()).toBe("t-2"));
    expect(received).toHaveLength(2);
  });

  it("keeps returning a token with an unknown lifetime when its renewals fail", async () => {
    const { clock, source } = await setUp((count) => (count === 1 ? granted("t-1", {}) : "drop"));
    await source.get();
    for (let hour = 0; hour < 24; hour++) {
      clock.advance(60 * MINUTE);
      expect(await source.get()).toBe("t-1");
    }
  });
});

describe("requests frozen by the runtime", () => {
  it("sends a new request after three minutes when the first request never settles", async () => {
    const clock = new ManualClock();
    let requests = 0;
    const source = clientCredentials({
      ...app,
      // Neither a response nor a timeout follows, as in a worker whose request has ended.
      clock: { now: () => clock.now(), sleep: never },
      fetch: () => (++requests === 1 ? never() : Promise.resolve(Response.json({ access_token: "t-2" }))),
    });
    void source.get();
    clock.advance(2 * 3 * (10_000 + 90_000) - 1);
    void source.get();
    await setImmediate();
    expect(requests).toBe(1);
    clock.advance(1);
    expect(await source.get()).toBe("t-2");
    expect(requests).toBe(2);
  });
});
