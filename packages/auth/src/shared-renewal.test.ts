import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { assert, asyncProperty, integer, scheduler as anyOrder } from "fast-check";
import { catchError, type Reply } from "@chekt/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import { authorizationCode } from "./authorization-code.ts";
import { testClock } from "./clock.ts";
import { SignInRequiredError } from "./errors.ts";
import { app } from "./testing/app.ts";
import { granted, tokenServer } from "./testing/token-server.ts";
import { userApp } from "./testing/user-app.ts";
import type { StoredToken, TokenStore } from "./token-store.ts";

/** The token endpoint of a server that accepts each refresh token once. */
function rotatingEndpoint() {
  let count = 0;
  let reused = 0;
  return {
    /** How many refresh tokens were sent twice. */
    reused: () => reused,
    respond(refreshToken: string | null): { readonly status: number; readonly json: Record<string, unknown> } {
      if (refreshToken !== `r-${count}`) {
        reused++;
        return { status: 400, json: { error: "invalid_grant" } };
      }
      count++;
      const json = { access_token: `t-${count}`, token_type: "Bearer", expires_in: 3600, refresh_token: `r-${count}` };
      return { status: 200, json };
    },
  };
}

/** A store in memory that locks, like one that processes share. */
function lockingStore(): TokenStore & { readonly tokens: Map<string, StoredToken> } {
  const tokens = new Map<string, StoredToken>();
  const locked = new Set<string>();
  return {
    tokens,
    get: (key) => tokens.get(key),
    set: (key, token) => tokens.set(key, token),
    delete: (key, token) => tokens.get(key)?.accessToken === token.accessToken && tokens.delete(key),
    lock(key) {
      if (locked.has(key)) return undefined;
      locked.add(key);
      return () => locked.delete(key);
    },
  };
}

describe("a rotating refresh token that processes share", () => {
  const program = fileURLToPath(new URL("testing/renewing-process.ts", import.meta.url));

  async function runProcesses(locks: "locks" | "no locks") {
    const folder = await mkdtemp(join(tmpdir(), "chekt-auth-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const endpoint = rotatingEndpoint();
    const { baseUrl } = await tokenServer((_count, { body }): Reply => endpoint.respond(body.get("refresh_token")));
    const args = [program, baseUrl, join(folder, "tokens.db"), locks, "40"];
    const ended = await Promise.all([1, 2, 3, 4].map(() => promisify(execFile)(process.execPath, args)));
    const outcomes = ended.flatMap(({ stdout }) => JSON.parse(stdout) as string[]);
    return { outcomes, reused: endpoint.reused() };
  }

  it("is sent once by four processes whose store can lock, and no call fails", async () => {
    const { outcomes, reused } = await runProcesses("locks");
    expect(outcomes.filter((outcome) => outcome !== "token")).toEqual([]);
    expect(outcomes).toHaveLength(160);
    expect(reused).toBe(0);
  }, 60_000);

  it("asks no user of four processes to sign in again if their store cannot lock", async () => {
    const { outcomes, reused } = await runProcesses("no locks");
    expect(outcomes.filter((outcome) => outcome !== "token")).toEqual([]);
    expect(outcomes).toHaveLength(160);
    process.stdout.write(`Without locks, ${reused} refresh tokens were sent twice.\n`);
  }, 60_000);

  it("is sent once and keeps every source signed in, in whatever order operations end", async () => {
    await assert(
      asyncProperty(anyOrder(), integer({ min: 2, max: 4 }), async (scheduler, sources) => {
        const endpoint = rotatingEndpoint();
        const shared = lockingStore();
        const late = <T>(value: T): Promise<T> => scheduler.schedule(Promise.resolve(value));
        const store: TokenStore = {
          get: (key) => late(undefined).then(() => shared.get(key)),
          set: (key, token) => late(undefined).then(() => shared.set(key, token)),
          delete: (key, token) => late(undefined).then(() => shared.delete(key, token)),
          lock: (key, milliseconds) => late(undefined).then(() => shared.lock?.(key, milliseconds)),
        };
        const clock = {
          // It does not move, so no source gives up waiting.
          now: () => 0,
          sleep: async (_milliseconds: number, _signal?: AbortSignal, purpose?: "delay" | "deadline") => {
            if (purpose === "deadline") await new Promise(() => {});
            await late(undefined);
          },
        };
        const fetch = async (_url: string, { body }: RequestInit): Promise<Response> => {
          await late(undefined);
          const { status, json } = endpoint.respond(body instanceof URLSearchParams ? body.get("refresh_token") : null);
          await late(undefined);
          return Response.json(json, { status });
        };
        const callTwice = async (): Promise<void> => {
          const options = {
            ...app,
            baseUrl: "https://api.example",
            clock,
            fetch,
            store,
            user: "u",
            refreshToken: "r-0",
          };
          const source = authorizationCode(options);
          source.invalidate(await source.get());
          await source.get();
        };
        await scheduler.waitFor(Promise.all(Array.from({ length: sources }, callTwice)));
        expect(endpoint.reused()).toBe(0);
        expect([...shared.tokens.values()]).toEqual([expect.objectContaining({ accessToken: expect.any(String) })]);
      }),
      { numRuns: 200 },
    );
  });

  it("is renewed without the lock if the process that has it never unlocks it", async () => {
    const store: TokenStore = { get: () => undefined, set: () => {}, delete: () => {}, lock: () => undefined };
    const { baseUrl } = await tokenServer(() => granted("t-1"));
    const clock = testClock();
    const source = authorizationCode({ ...app, baseUrl, clock, store, user: "u", refreshToken: "r-0" });
    const startedAt = clock.now();
    expect(await source.get()).toBe("t-1");
    // The timeout of a token request is 10 seconds.
    expect(clock.now() - startedAt).toBeGreaterThanOrEqual(15_000);
    expect(clock.now() - startedAt).toBeLessThan(15_500);
  });

  it("is renewed without a lock if the store fails to lock", async () => {
    const lock = () => Promise.reject(new Error("no connection"));
    const store: TokenStore = { get: () => undefined, set: () => {}, delete: () => {}, lock };
    const { baseUrl } = await tokenServer(() => granted("t-1"));
    expect(await authorizationCode({ ...app, baseUrl, store, user: "u", refreshToken: "r-0" }).get()).toBe("t-1");
  });

  it("does not fail a call if unlocking fails", async () => {
    const errors: unknown[] = [];
    const store: TokenStore = {
      ...lockingStore(),
      lock: () => () => {
        throw new Error("no connection");
      },
    };
    const { baseUrl } = await tokenServer(() => granted("t-1"));
    const onStoreError = (error: unknown): void => void errors.push(error);
    const source = authorizationCode({ ...app, baseUrl, store, user: "u", refreshToken: "r-0", onStoreError });
    expect(await source.get()).toBe("t-1");
    expect(errors).toEqual([new Error("no connection")]);
  });

  it("is looked for in a slow store for two seconds after a refusal", async () => {
    const clock = testClock();
    const slowly = (): undefined => {
      clock.advance(1500);
    };
    const store: TokenStore = { get: slowly, set: () => {}, delete: () => {} };
    const { baseUrl } = await tokenServer(() => ({ status: 400, json: { error: "invalid_grant" } }));
    const source = authorizationCode({ ...app, baseUrl, clock, store, user: "u", refreshToken: "r-0" });
    const startedAt = clock.now();
    expect(await catchError(source.get())).toBeInstanceOf(SignInRequiredError);
    // The first read, and two after the refusal.
    expect(clock.now() - startedAt).toBeLessThan(5000);
  });

  it("is deleted after a refusal, unless another process has stored a new token", async () => {
    const tokens = new Map<string, StoredToken>();
    let reads = 0;
    const store: TokenStore = {
      // Another process stores its token between the last read and the deletion.
      get: (key) => {
        const found = tokens.get(key);
        if (found?.accessToken === "t-1" && ++reads === 8) {
          tokens.set(key, { accessToken: "t-other", issuedAt: 0, refreshToken: "r-other" });
        }
        return found;
      },
      set: (key, token) => tokens.set(key, token),
      delete: (key, { accessToken }) => tokens.get(key)?.accessToken === accessToken && tokens.delete(key),
    };
    const { signIn, source } = await userApp(
      (count) =>
        count === 1 ? granted("t-1", { refresh_token: "r-1" }) : { status: 400, json: { error: "invalid_grant" } },
      { store, user: "u" },
    );
    await signIn();
    source.invalidate("t-1");
    expect(await catchError(source.get())).toBeInstanceOf(SignInRequiredError);
    expect([...tokens.values()]).toMatchObject([{ accessToken: "t-other" }]);
  });

  it("is taken from the store after a refusal, even if another process's clock is behind", async () => {
    const tokens = new Map<string, StoredToken>();
    const { signIn, source } = await userApp(
      (count) => {
        if (count === 1) return granted("t-1", { refresh_token: "r-1" });
        const [key = ""] = tokens.keys();
        tokens.set(key, { accessToken: "t-other", issuedAt: 0, refreshToken: "r-other" });
        return { status: 400, json: { error: "invalid_grant" } };
      },
      { store: tokens, user: "u" },
    );
    await signIn();
    source.invalidate("t-1");
    expect(await source.get()).toBe("t-other");
  });

  it("is replaced by that of another process whose access token has expired in the meantime", async () => {
    const tokens = new Map<string, StoredToken>();
    const { received, signIn, source } = await userApp(
      (count) => {
        if (count !== 2) return granted(`t-${count}`, { refresh_token: `r-${count}` });
        const [key = ""] = tokens.keys();
        tokens.set(key, { accessToken: "t-other", issuedAt: 0, expiresAt: 1, refreshToken: "r-other" });
        return { status: 400, json: { error: "invalid_grant" } };
      },
      { store: tokens, user: "u" },
    );
    await signIn();
    source.invalidate("t-1");
    expect(await source.get()).toBe("t-3");
    expect(received.map(({ body }) => body.get("refresh_token"))).toEqual([null, "r-1", "r-other"]);
  });
});
