import { ManualClock } from "@chekt/testing";
import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { clientCredentials } from "./client-credentials.ts";
import { TokenRefusedError } from "./errors.ts";
import { granted, tokenServer } from "./testing/token-server.ts";

const app = { clientId: "my-app", clientSecret: "my-secret" };
const thousand = <T>(call: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 1000 }, call));

describe("1,000 concurrent calls", () => {
  it("request one token", async () => {
    const { baseUrl, received } = await tokenServer((count) => granted(`t-${count}`));
    const source = clientCredentials({ ...app, baseUrl });
    const tokens = await thousand(() => source.get());
    expect(new Set(tokens)).toEqual(new Set(["t-1"]));
    expect(received).toHaveLength(1);
  });

  it("that are all rejected with a revoked token request one more, and then succeed", async () => {
    const { baseUrl, received } = await tokenServer((count) => granted(`t-${count}`));
    const source = clientCredentials({ ...app, baseUrl });
    await source.get();
    let refusals = 0;
    const call = async (): Promise<string> => {
      const first = await source.get();
      await new Promise(setImmediate);
      if (first !== "t-1") return first;
      refusals++;
      source.invalidate(first);
      return source.get();
    };
    expect(new Set(await thousand(call))).toEqual(new Set(["t-2"]));
    expect(refusals).toBe(1000);
    expect(received).toHaveLength(2);
  });

  it("fail together with their shared request, and the next call starts a new one", async () => {
    const { baseUrl, received } = await tokenServer((count) =>
      count === 1 ? { status: 401, json: { error: "invalid_client" } } : granted(`t-${count}`),
    );
    const source = clientCredentials({ ...app, baseUrl });
    const results = await thousand(() => source.get().catch(async (error: unknown) => [error, await source.get()]));
    expect(received).toHaveLength(2);
    for (const result of results) expect(result).toEqual([expect.any(TokenRefusedError), "t-2"]);
  });
});

describe("a rejected token", () => {
  it("that has already been replaced does not invalidate its replacement", async () => {
    const { baseUrl, received } = await tokenServer((count) => granted(`t-${count}`));
    const source = clientCredentials({ ...app, baseUrl });
    source.invalidate("t-0");
    source.invalidate(await source.get());
    expect(await source.get()).toBe("t-2");
    source.invalidate("t-1");
    expect(await source.get()).toBe("t-2");
    expect(received).toHaveLength(2);
  });

  it("is used again when the server reissues it, as a mock does", async () => {
    const { baseUrl, received } = await tokenServer(() => granted("always-the-same"));
    const source = clientCredentials({ ...app, baseUrl });
    source.invalidate(await source.get());
    expect([await source.get(), await source.get(), await source.get()]).toContain("always-the-same");
    expect(received).toHaveLength(2);
  });
});

describe("a server that reissues the rejected token", () => {
  const setUp = async () => {
    const clock = new ManualClock();
    const { baseUrl, received } = await tokenServer((count) => granted(`t-${count < 4 ? 1 : count}`));
    const source = clientCredentials({ ...app, baseUrl, clock });
    const refuse = async (): Promise<string> => {
      source.invalidate(await source.get());
      return source.get();
    };
    return { clock, received, refuse, source };
  };

  it("gets one more request from 1,000 concurrent calls, even if some report it late", async () => {
    const { received, refuse, source } = await setUp();
    const refused = await source.get();
    const quick = thousand(refuse);
    const late = thousand(async () => {
      await quick;
      source.invalidate(refused);
      return source.get();
    });
    expect(new Set([...(await quick), ...(await late)])).toEqual(new Set(["t-1"]));
    expect(received).toHaveLength(2);
  });

  it("gets one more request in half a minute from 1,000 sequential calls", async () => {
    const { clock, received, refuse } = await setUp();
    for (let call = 0; call < 1000; call++) {
      expect(await refuse()).toBe("t-1");
      clock.advance(29);
    }
    expect(received).toHaveLength(2);
  });

  it("gets another request after half a minute, and its new token is renewed as usual", async () => {
    const { clock, received, refuse } = await setUp();
    await refuse();
    clock.advance(29_999);
    await refuse();
    expect(received).toHaveLength(2);
    clock.advance(1);
    expect(await refuse()).toBe("t-1");
    expect(received).toHaveLength(3);
    clock.advance(30_000);
    expect(await refuse()).toBe("t-4");
    expect(await refuse()).toBe("t-5");
    expect(received).toHaveLength(5);
  });
});

describe("a caller that aborts", () => {
  it("stops waiting, while the request continues for the others", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { baseUrl, received } = await tokenServer(async () => {
      await promise;
      return granted("t-1");
    });
    const source = clientCredentials({ ...app, baseUrl });
    const controller = new AbortController();
    const impatient = source.get({ signal: controller.signal });
    const patient = source.get({ signal: new AbortController().signal });
    controller.abort(new Error("gone"));
    await expect(impatient).rejects.toThrow("gone");
    resolve();
    expect(await patient).toBe("t-1");
    expect(received).toHaveLength(1);
  });

  it("leaves the token to the next caller", async () => {
    const { baseUrl, received } = await tokenServer(() => granted("t-1"));
    const source = clientCredentials({ ...app, baseUrl });
    const controller = new AbortController();
    const waiting = source.get({ signal: controller.signal });
    controller.abort(new Error("gone"));
    await expect(waiting).rejects.toThrow("gone");
    expect(await source.get()).toBe("t-1");
    expect(received).toHaveLength(1);
  });

  it("before the call sends nothing", async () => {
    const { baseUrl, received } = await tokenServer(() => granted("t-1"));
    const source = clientCredentials({ ...app, baseUrl });
    await expect(source.get({ signal: AbortSignal.abort(new Error("gone")) })).rejects.toThrow("gone");
    expect(received).toHaveLength(0);
  });

  it("leaves no listener and no timer behind", async () => {
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
