import { ManualClock } from "@chekt/testing";
import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { clientCredentials } from "./client-credentials.ts";
import { TokenRefusedError } from "./errors.ts";
import { granted, tokenServer } from "./testing/token-server.ts";

const app = { clientId: "my-app", clientSecret: "my-secret" };
const thousand = <T>(call: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 1000 }, call));

describe("concurrent calls", () => {
  it("sends one token request for 1,000 concurrent calls", async () => {
    const { baseUrl, received } = await tokenServer((count) => granted(`t-${count}`));
    const source = clientCredentials({ ...app, baseUrl });
    const tokens = await thousand(() => source.get());
    expect(new Set(tokens)).toEqual(new Set(["t-1"]));
    expect(received).toHaveLength(1);
  });

  it("sends one more token request when 1,000 concurrent calls invalidate the same token", async () => {
    const { baseUrl, received } = await tokenServer((count) => granted(`t-${count}`));
    const source = clientCredentials({ ...app, baseUrl });
    await source.get();
    let rejections = 0;
    const call = async (): Promise<string> => {
      const first = await source.get();
      await new Promise(setImmediate);
      if (first !== "t-1") return first;
      rejections++;
      source.invalidate(first);
      return source.get();
    };
    expect(new Set(await thousand(call))).toEqual(new Set(["t-2"]));
    expect(rejections).toBe(1000);
    expect(received).toHaveLength(2);
  });

  it("rejects all concurrent calls when their shared request fails, and sends a new request for the next call", async () => {
    const { baseUrl, received } = await tokenServer((count) =>
      count === 1 ? { status: 401, json: { error: "invalid_client" } } : granted(`t-${count}`),
    );
    const source = clientCredentials({ ...app, baseUrl });
    const results = await thousand(() => source.get().catch(async (error: unknown) => [error, await source.get()]));
    expect(received).toHaveLength(2);
    for (const result of results) expect(result).toEqual([expect.any(TokenRefusedError), "t-2"]);
  });
});

describe("invalidate", () => {
  it("ignores a token that has already been replaced", async () => {
    const { baseUrl, received } = await tokenServer((count) => granted(`t-${count}`));
    const source = clientCredentials({ ...app, baseUrl });
    source.invalidate("t-0");
    source.invalidate(await source.get());
    expect(await source.get()).toBe("t-2");
    source.invalidate("t-1");
    expect(await source.get()).toBe("t-2");
    expect(received).toHaveLength(2);
  });

  it("accepts the rejected token when the server reissues it, as a mock does", async () => {
    const { baseUrl, received } = await tokenServer(() => granted("always-the-same"));
    const source = clientCredentials({ ...app, baseUrl });
    source.invalidate(await source.get());
    expect([await source.get(), await source.get(), await source.get()]).toContain("always-the-same");
    expect(received).toHaveLength(2);
  });
});

describe("reissued tokens", () => {
  const setUp = async () => {
    const clock = new ManualClock();
    const { baseUrl, received } = await tokenServer((count) => granted(`t-${count < 4 ? 1 : count}`));
    const source = clientCredentials({ ...app, baseUrl, clock });
    const replace = async (): Promise<string> => {
      source.invalidate(await source.get());
      return source.get();
    };
    return { clock, received, replace, source };
  };

  it("sends one more request for 1,000 concurrent calls that invalidate a reissued token, even if some do so late", async () => {
    const { received, replace, source } = await setUp();
    const rejected = await source.get();
    const quick = thousand(replace);
    const late = thousand(async () => {
      await quick;
      source.invalidate(rejected);
      return source.get();
    });
    expect(new Set([...(await quick), ...(await late)])).toEqual(new Set(["t-1"]));
    expect(received).toHaveLength(2);
  });

  it("sends one more request within 30 seconds for 1,000 sequential calls that invalidate a reissued token", async () => {
    const { clock, received, replace } = await setUp();
    for (let call = 0; call < 1000; call++) {
      expect(await replace()).toBe("t-1");
      clock.advance(29);
    }
    expect(received).toHaveLength(2);
  });

  it("sends another request for a reissued token after 30 seconds, and replaces later tokens at once", async () => {
    const { clock, received, replace } = await setUp();
    await replace();
    clock.advance(29_999);
    await replace();
    expect(received).toHaveLength(2);
    clock.advance(1);
    expect(await replace()).toBe("t-1");
    expect(received).toHaveLength(3);
    clock.advance(30_000);
    expect(await replace()).toBe("t-4");
    expect(await replace()).toBe("t-5");
    expect(received).toHaveLength(5);
  });
});

describe("aborted calls", () => {
  it("rejects an aborted call while the shared request continues for the others", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { baseUrl, received } = await tokenServer(async () => {
      await promise;
      return granted("t-1");
    });
    const source = clientCredentials({ ...app, baseUrl });
    const controller = new AbortController();
    const aborted = source.get({ signal: controller.signal });
    const other = source.get({ signal: new AbortController().signal });
    controller.abort(new Error("gone"));
    await expect(aborted).rejects.toThrow("gone");
    resolve();
    expect(await other).toBe("t-1");
    expect(received).toHaveLength(1);
  });

  it("returns the token of an aborted call to the next caller", async () => {
    const { baseUrl, received } = await tokenServer(() => granted("t-1"));
    const source = clientCredentials({ ...app, baseUrl });
    const controller = new AbortController();
    const waiting = source.get({ signal: controller.signal });
    controller.abort(new Error("gone"));
    await expect(waiting).rejects.toThrow("gone");
    expect(await source.get()).toBe("t-1");
    expect(received).toHaveLength(1);
  });

  it("sends nothing when the signal has already aborted", async () => {
    const { baseUrl, received } = await tokenServer(() => granted("t-1"));
    const source = clientCredentials({ ...app, baseUrl });
    await expect(source.get({ signal: AbortSignal.abort(new Error("gone")) })).rejects.toThrow("gone");
    expect(received).toHaveLength(0);
  });

  it("leaves no abort listener and no timer behind", async () => {
    const clock = new ManualClock();
    const { baseUrl } = await tokenServer(() => granted("t-1"));
    const source = clientCredentials({ ...app, baseUrl, clock });
    const { signal } = new AbortController();
    await source.get({ signal });
    await source.get({ signal });
    expect(getEventListeners(signal, "abort")).toEqual([]);
    expect(clock.deadlines).toBe(0);
  });
});
