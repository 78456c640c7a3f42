import { catchError, ManualClock, type Reply } from "@chekt/testing";
import { describe, expect, it, vi } from "vitest";
import { clientCredentials } from "./client-credentials.ts";
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
