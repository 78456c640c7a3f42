import { catchError } from "@chekt/testing";
import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { authorizationCode } from "./authorization-code.ts";
import { SignInRequiredError, TokenRefusedError, TokenUnavailableError } from "./errors.ts";
import { granted } from "./testing/token-server.ts";
import { app } from "./testing/app.ts";
import { userApp } from "./testing/user-app.ts";
import type { StoredToken } from "./token-store.ts";

const withRefresh = (count: number) => granted(`t-${count}`, { expires_in: 3600, refresh_token: `r-${count}` });

describe("user token", () => {
  it("throws before the first sign-in without sending a request", async () => {
    const { received, source } = await userApp(() => granted("t-1"));
    const error = await catchError(source.get());
    expect(error).toBeInstanceOf(SignInRequiredError);
    expect(error.message).toContain("Call signIn(), then exchange()");
    expect(JSON.stringify(error)).toContain('"name":"SignInRequiredError"');
    expect(received).toHaveLength(0);
  });

  it("renews the token with the latest refresh token", async () => {
    const { clock, received, signIn, source } = await userApp(withRefresh);
    await signIn();
    clock.advance(3_600_000);
    expect(await source.get()).toBe("t-2");
    clock.advance(3_600_000);
    expect(await source.get()).toBe("t-3");
    expect(received.map(({ body }) => [body.get("grant_type"), body.get("refresh_token")])).toEqual([
      ["authorization_code", null],
      ["refresh_token", "r-1"],
      ["refresh_token", "r-2"],
    ]);
  });

  it("keeps the refresh token when the server issues no new one", async () => {
    const { clock, received, signIn, source } = await userApp((count) =>
      count === 1 ? withRefresh(1) : granted(`t-${count}`),
    );
    await signIn();
    clock.advance(3_600_000);
    await source.get();
    clock.advance(3_600_000);
    expect(await source.get()).toBe("t-3");
    expect(received[2]?.body.get("refresh_token")).toBe("r-1");
  });

  it("sends one token request when 1,000 calls invalidate the same user token", async () => {
    const { received, signIn, source } = await userApp(withRefresh);
    await signIn();
    const first = await source.get();
    const tokens = await Promise.all(
      Array.from({ length: 1000 }, () => {
        source.invalidate(first);
        return source.get();
      }),
    );
    expect(new Set(tokens)).toEqual(new Set(["t-2"]));
    expect(received).toHaveLength(2);
  });

  it("returns a token after a new sign-in, even if the server reissues the rejected token", async () => {
    const { signIn, source } = await userApp(() => granted("always-the-same"));
    await signIn();
    source.invalidate(await source.get());
    expect(await catchError(source.get())).toBeInstanceOf(SignInRequiredError);
    await signIn();
    expect(await source.get()).toBe("always-the-same");
  });

  it("replaces a rejected token at once after a new sign-in, even if the previous token could not be replaced", async () => {
    const { signIn, source } = await userApp((count) => (count < 3 ? withRefresh(1) : withRefresh(count)));
    await signIn();
    source.invalidate("t-1");
    expect(await source.get()).toBe("t-1");
    await signIn();
    source.invalidate("t-3");
    expect(await source.get()).toBe("t-4");
  });

  it("requests a token with the refresh token of an earlier sign-in", async () => {
    const { received, source } = await userApp(withRefresh, { refreshToken: "r-0" });
    expect(await source.get()).toBe("t-1");
    expect(received[0]?.body.get("refresh_token")).toBe("r-0");
  });

  it("requires a new sign-in, and sends no other request, when the refresh token is invalid", async () => {
    const { received, source, signIn } = await userApp(
      (count) => (count === 1 ? { status: 400, json: { error: "invalid_grant" } } : granted(`t-${count}`)),
      { refreshToken: "r-0" },
    );
    const error = await catchError(source.get());
    expect(error).toBeInstanceOf(SignInRequiredError);
    expect(error.message).toContain("refresh token is no longer valid");
    expect(error.cause).toBeInstanceOf(TokenRefusedError);
    expect(await catchError(source.get())).toBeInstanceOf(SignInRequiredError);
    expect(received).toHaveLength(1);
    await signIn();
    expect(await source.get()).toBe("t-2");
  });

  it("sends a new token request after a renewal failed with a 500 response", async () => {
    const { source } = await userApp((count) => (count === 1 ? { status: 500 } : granted(`t-${count}`)), {
      refreshToken: "r-0",
    });
    expect(await catchError(source.get())).toBeInstanceOf(TokenUnavailableError);
    expect(await source.get()).toBe("t-2");
  });

  it.each([
    ["succeeds", granted("t-late", { refresh_token: "r-late" })],
    ["fails", { status: 400, json: { error: "invalid_grant" } }],
  ])("returns the token of the latest sign-in, even if an earlier renewal %s later", async (_how, late) => {
    const gate = Promise.withResolvers<void>();
    const store = new Map<string, StoredToken>();
    const { received, signIn, source } = await userApp(
      async (_count, { body }) => {
        if (body.get("grant_type") === "authorization_code") return granted("t-new");
        await gate.promise;
        return late;
      },
      { refreshToken: "r-0", store, user: "dealer-42" },
    );
    const renewal = source.get();
    await vi.waitFor(() => expect(received).toHaveLength(1));
    await signIn();
    gate.resolve();
    expect([await renewal, await source.get()]).toEqual(["t-new", "t-new"]);
    expect([...store.values()]).toMatchObject([{ accessToken: "t-new" }]);
  });

  it("hides user tokens from util.inspect and JSON.stringify", async () => {
    const { source, signIn } = await userApp(() => granted("top-secret", { refresh_token: "top-secret" }));
    await signIn();
    expect(inspect(source, { depth: 9, showHidden: true }) + JSON.stringify(source)).not.toContain("top-secret");
  });
});

describe("store of user tokens", () => {
  it("stores the tokens of each user separately, and reads them in another process", async () => {
    const store = new Map<string, StoredToken>();
    const first = await userApp(withRefresh, { store, user: "dealer-1" });
    await first.signIn();
    expect(await first.start().get()).toBe("t-1");
    expect([...store.keys()]).toEqual([`chekt-token:${encodeURIComponent(first.baseUrl)}:my-app::dealer-1`]);
    const { baseUrl } = first;
    const second = authorizationCode({ ...app, baseUrl, store, user: "dealer-2" });
    expect(await catchError(second.get())).toBeInstanceOf(SignInRequiredError);
  });

  it("renews a user token with the refresh token that another process stored", async () => {
    const store = new Map<string, StoredToken>();
    const { clock, received, signIn, source, start } = await userApp(withRefresh, { store, user: "dealer-1" });
    await signIn();
    const other = start();
    await other.get();
    clock.advance(3_600_000);
    expect(await source.get()).toBe("t-2");
    clock.advance(3_600_000);
    expect(await other.get()).toBe("t-3");
    expect(received[2]?.body.get("refresh_token")).toBe("r-2");
  });

  it("keeps the refresh token of a rejected access token", async () => {
    const store = new Map<string, StoredToken>();
    const { received, signIn, source } = await userApp(withRefresh, { store, user: "dealer-1" });
    await signIn();
    source.invalidate("t-1");
    expect(await source.get()).toBe("t-2");
    expect(received[1]?.body.get("refresh_token")).toBe("r-1");
  });

  it("deletes the stored token when the user must sign in again", async () => {
    const store = new Map<string, StoredToken>();
    const { signIn, source } = await userApp(
      (count) => (count === 1 ? withRefresh(1) : { status: 400, json: { error: "invalid_grant" } }),
      { store, user: "dealer-1" },
    );
    await signIn();
    source.invalidate("t-1");
    expect(await catchError(source.get())).toBeInstanceOf(SignInRequiredError);
    expect(store.size).toBe(0);
  });
});
