import { catchError, ManualClock, type Reply } from "@chekt/testing";
import { setImmediate } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { clientCredentials } from "./client-credentials.ts";
import type { Clock } from "./clock.ts";
import { granted, tokenServer } from "./testing/token-server.ts";
import type { StoredToken, TokenStore } from "./token-store.ts";

const app = { clientId: "my-app", clientSecret: "my-secret", random: () => 1, retries: 0 };

function fail(): never {
  throw new Error("no connection");
}

/** A token endpoint, and processes that share a store. */
async function setUp(reply: (count: number) => Reply | Promise<Reply>, store: TokenStore = new Map()) {
  const clock = new ManualClock();
  const { baseUrl, received } = await tokenServer(reply);
  const onStoreError = vi.fn<(error: unknown) => void>();
  const start = () => clientCredentials({ ...app, baseUrl, store, clock, onStoreError });
  const key = `chekt-token:${encodeURIComponent(baseUrl)}:my-app:`;
  return { clock, received, key, onStoreError, start };
}

describe("shared token store", () => {
  it("returns a token from the store without another request", async () => {
    const { received, start } = await setUp((count) => granted(`t-${count}`));
    expect([await start().get(), await start().get()]).toEqual(["t-1", "t-1"]);
    expect(received).toHaveLength(1);
  });

  it("stores the token with its issue and expiry times, under a key of the base URL, client and scopes", async () => {
    const store = new Map<string, StoredToken>();
    const { clock, key, start } = await setUp(() => granted("t-1"), store);
    await start().get();
    const issuedAt = clock.now();
    expect([...store]).toEqual([[key, { accessToken: "t-1", issuedAt, expiresAt: issuedAt + 3_600_000 }]]);
  });

  it("uses a token that another process has renewed", async () => {
    const { received, start } = await setUp((count) => granted(`t-${count}`));
    const [one, two] = [start(), start()];
    const revoked = await one.get();
    expect(await two.get()).toBe(revoked);
    one.invalidate(revoked);
    expect(await one.get()).toBe("t-2");
    two.invalidate(revoked);
    expect(await two.get()).toBe("t-2");
    expect(received).toHaveLength(2);
  });

  it("deletes a rejected token from the store, and requests a new one in another process", async () => {
    const store = new Map<string, StoredToken>();
    const { start } = await setUp((count) => (count === 2 ? { status: 400 } : granted(`t-${count}`)), store);
    const one = start();
    one.invalidate(await one.get());
    await catchError(one.get());
    expect(store.size).toBe(0);
    expect(await start().get()).toBe("t-3");
  });

  it("renews a shared token once before it expires", async () => {
    const { clock, received, start } = await setUp((count) => granted(`t-${count}`));
    const [one, two] = [start(), start()];
    await one.get();
    await two.get();
    clock.advance(55 * 60_000);
    await one.get();
    await vi.waitFor(async () => expect(await one.get()).toBe("t-2"));
    await two.get();
    await vi.waitFor(async () => expect(await two.get()).toBe("t-2"));
    expect(received).toHaveLength(2);
  });

  it("ignores an expired token in the store", async () => {
    const { clock, start } = await setUp((count) => granted(`t-${count}`));
    await start().get();
    clock.advance(60 * 60_000);
    expect(await start().get()).toBe("t-2");
  });

  it("uses a token that another process stored while this process's request failed", async () => {
    const store = new Map<string, StoredToken>();
    const { clock, key, start } = await setUp(() => {
      store.set(key, { accessToken: "t-other", issuedAt: clock.now() });
      return { status: 429 };
    }, store);
    expect(await start().get()).toBe("t-other");
  });
});

describe("failing token store", () => {
  it("returns a token when the store fails, and passes each error to onStoreError", async () => {
    const store = { get: () => Promise.reject(new Error("no connection")), set: fail, delete: fail };
    const { onStoreError, received, start } = await setUp((count) => granted(`t-${count}`), store);
    const source = start();
    expect([await source.get(), await source.get()]).toEqual(["t-1", "t-1"]);
    expect(received).toHaveLength(1);
    expect(onStoreError.mock.calls).toEqual([[new Error("no connection")], [new Error("no connection")]]);
  });

  it.each([
    ["throws", fail],
    ["rejects", () => Promise.reject(new Error("The logger is down."))],
    ["never finishes", () => new Promise<never>(() => {})],
  ])("returns a token when the store fails and onStoreError %s", async (_how, onStoreError) => {
    const { baseUrl } = await tokenServer(() => granted("t-1"));
    const store = { get: fail, set: fail, delete: fail };
    const unhandled = vi.fn<(reason: unknown) => void>();
    process.on("unhandledRejection", unhandled);
    expect(await clientCredentials({ ...app, baseUrl, store, onStoreError }).get()).toBe("t-1");
    await setImmediate();
    process.off("unhandledRejection", unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it("returns a token within six seconds when no operation of the store finishes", async () => {
    const hang = () => new Promise<never>(() => {});
    const operations: string[] = [];
    const refused = { accessToken: "t-0", issuedAt: 0 };
    const store: TokenStore = {
      get: async () => {
        operations.push("get");
        return operations.length === 1 ? refused : hang();
      },
      set: () => {
        operations.push("set");
        return hang();
      },
      delete: () => {
        operations.push("delete");
        return hang();
      },
    };
    const { clock, onStoreError, start } = await setUp((count) => granted(`t-${count}`), store);
    const source = start();
    expect(await source.get()).toBe("t-0");
    source.invalidate("t-0");
    const startedAt = clock.now();
    let token: string | undefined;
    void source.get().then((value) => (token = value));
    for (const operation of ["get", "set"]) {
      await vi.waitUntil(() => operations.at(-1) === operation && clock.deadlines === 1);
      expect(token).toBeUndefined();
      clock.advance(2000);
    }
    await vi.waitUntil(() => token !== undefined);
    expect(token).toBe("t-1");
    expect(clock.now() - startedAt).toBeLessThanOrEqual(6000);
    expect(onStoreError.mock.calls.map(([error]) => String(error))).toEqual([
      "Error: The token store did not finish get() within 2000 ms.",
      "Error: The token store did not finish set() within 2000 ms.",
    ]);
    expect(clock.deadlines).toBe(0);
  });

  it("delays a token by at most eight seconds, whichever operations of the store never finish", async () => {
    const operations = ["first get", "second get", "further gets", "lock", "delete", "set", "unlock"];
    const delays: number[] = [];
    for (let hanging = 0; hanging < 2 ** operations.length; hanging++) {
      const run = <T>(operation: string, result: T): T | Promise<T> =>
        hanging & (1 << operations.indexOf(operation)) ? new Promise(() => {}) : result;
      let gets = 0;
      let time = 0;
      const clock: Clock = {
        now: () => time,
        // Time passes when nothing else happens. The deadline of the token request does not expire.
        sleep: async (milliseconds, signal, purpose) => {
          await setImmediate();
          if (purpose === "deadline" && milliseconds > 2000) await new Promise(() => {});
          if (signal?.aborted !== true) time += milliseconds;
        },
      };
      const refused = { accessToken: "t-0", issuedAt: 0 };
      const store: TokenStore = {
        get: () => (gets++ === 0 ? refused : run(["first get", "second get"][gets - 2] ?? "further gets", refused)),
        set: () => run("set", undefined),
        delete: () => run("delete", undefined),
        lock: () => run("lock", () => run("unlock", undefined)),
      };
      const fetch = async () => Response.json({ access_token: "t-1", token_type: "Bearer" });
      const source = clientCredentials({ ...app, baseUrl: "https://api.example", clock, fetch, store });
      source.invalidate(await source.get());
      expect(await source.get()).toBe("t-1");
      delays.push(time);
    }
    expect(Math.max(...delays)).toBe(8000);
    expect(delays[0]).toBe(0);
  });

  it("returns a new token when the store always returns an older one", async () => {
    const stale = { accessToken: "t-stale", issuedAt: 0 };
    const { start } = await setUp((count) => granted(`t-${count}`), {
      get: () => stale,
      set: () => {},
      delete: () => {},
    });
    const source = start();
    const seen: string[] = [];
    for (let call = 0; call < 3; call++) {
      const token = await source.get();
      seen.push(token);
      source.invalidate(token);
    }
    expect(seen).toEqual(["t-stale", "t-1", "t-2"]);
  });

  it("returns a token when a value of the store throws as it is read", async () => {
    const value: StoredToken = {
      issuedAt: 0,
      get accessToken(): string {
        return fail();
      },
    };
    const { onStoreError, start } = await setUp(() => granted("t-1"), {
      get: () => value,
      set: () => {},
      delete: () => {},
    });
    expect(await start().get()).toBe("t-1");
    expect(onStoreError).toHaveBeenCalledTimes(1);
  });

  it("returns a token when the store fails and there is no onStoreError", async () => {
    const { baseUrl } = await tokenServer(() => granted("t-1"));
    const store = { get: () => Promise.reject(new Error("no")), set: () => {}, delete: () => {} };
    expect(await clientCredentials({ ...app, baseUrl, store }).get()).toBe("t-1");
  });

  it("ignores an invalid token in the store", async () => {
    const { key, start } = await setUp(() => granted("t-1"), {
      get: () => JSON.parse('{ "accessToken": 7 }'),
      set: () => {},
      delete: () => {},
    });
    expect(key).toContain("my-app");
    expect(await start().get()).toBe("t-1");
  });
});
