import { failureOf, ManualClock, type Reply } from "@chekt/testing";
import { createHash } from "node:crypto";
import { inspect } from "node:util";
import { describe, expect, expectTypeOf, it, vi } from "vitest";
import { authorizationCode, type AuthorizationCodeOptions } from "./authorization-code.ts";
import { AuthorizationCallbackError } from "./errors/authorization-callback-error.ts";
import { SignInRequiredError } from "./errors/sign-in-required-error.ts";
import { TokenNetworkError } from "./errors/token-network-error.ts";
import { TokenRefusedError } from "./errors/token-refused-error.ts";
import { TokenUnavailableError } from "./errors/token-unavailable-error.ts";
import { granted, type TokenRequest, tokenServer } from "./testing/token-server.ts";
import type { StoredToken, TokenStore } from "./token-store.ts";

const app = {
  clientId: "my-app",
  clientSecret: "my-secret",
  authorizationEndpoint: "https://signin.example/authorize?tenant=7",
  redirectUri: "https://my-app.example/callback",
};

type Changes = { readonly issuer?: string; readonly refreshToken?: string } & (
  | { readonly store?: undefined; readonly user?: undefined }
  | { readonly store: TokenStore; readonly user: string }
);

async function setUp(reply: (count: number, received: TokenRequest) => Reply | Promise<Reply>, changes: Changes = {}) {
  const clock = new ManualClock();
  const { baseUrl, received } = await tokenServer(reply);
  const start = () => authorizationCode({ ...app, baseUrl, clock, random: () => 1, ...changes });
  const source = start();
  /** What a user does who signs in: comes back with a code. */
  const signIn = async (code = "c-1") => {
    const pending = await source.signIn();
    await source.exchange(`/callback?code=${code}&state=${pending.state}`, pending);
    return pending;
  };
  return { baseUrl, clock, received, signIn, source, start };
}

const withRefresh = (count: number) => granted(`t-${count}`, { expires_in: 3600, refresh_token: `r-${count}` });

describe("signIn", () => {
  it("builds the address of the page where the user signs in, with PKCE", async () => {
    const source = authorizationCode({ ...app, scope: "dealer:connect" });
    const { url, state, codeVerifier } = await source.signIn();
    expect(url.origin + url.pathname).toBe("https://signin.example/authorize");
    expect(Object.fromEntries(url.searchParams)).toEqual({
      tenant: "7",
      response_type: "code",
      client_id: "my-app",
      redirect_uri: "https://my-app.example/callback",
      scope: "dealer:connect",
      state,
      code_challenge: createHash("sha256").update(codeVerifier).digest("base64url"),
      code_challenge_method: "S256",
    });
  });

  it("makes a new state and a new verifier each time, and names no scope unless told", async () => {
    const source = authorizationCode(app);
    const [one, two] = [await source.signIn(), await source.signIn()];
    expect(one.state).not.toBe(two.state);
    expect(one.codeVerifier).not.toBe(two.codeVerifier);
    expect(one.url.searchParams.has("scope")).toBe(false);
  });
});

describe("exchange", () => {
  it("trades the code for the user's token", async () => {
    const { received, signIn, source } = await setUp((count) => granted(`t-${count}`));
    const { codeVerifier } = await signIn("the-code");
    expect(await source.get()).toBe("t-1");
    expect(received).toHaveLength(1);
    expect(Object.fromEntries(received[0]?.body ?? [])).toEqual({
      grant_type: "authorization_code",
      code: "the-code",
      redirect_uri: "https://my-app.example/callback",
      code_verifier: codeVerifier,
      client_id: "my-app",
      client_secret: "my-secret",
    });
  });

  it("takes the callback as a URL, too, and needs no secret", async () => {
    const { baseUrl, received } = await tokenServer(() => granted("t-1"));
    const source = authorizationCode({ ...app, clientSecret: undefined, baseUrl });
    const pending = await source.signIn();
    await source.exchange(new URL(`https://my-app.example/callback?code=c&state=${pending.state}`), pending);
    expect(await source.get()).toBe("t-1");
    expect(received[0]?.body.get("client_id")).toBe("my-app");
    expect(received[0]?.body.has("client_secret")).toBe(false);
  });

  it("accepts the issuer that it was told", async () => {
    const { source } = await setUp(() => granted("t-1"), { issuer: "https://signin.example" });
    const pending = await source.signIn();
    const callback = `/callback?code=c&state=${pending.state}&iss=https://signin.example`;
    await source.exchange(callback, pending);
    expect(await source.get()).toBe("t-1");
  });

  it.each([
    [
      "?code=c-1&state=other",
      'not of this sign-in (OperationProcessingError: unexpected "state" response parameter value).',
    ],
    ["?code=c-1", 'not of this sign-in (OperationProcessingError: response parameter "state" missing).'],
    ["?code=c-1&state=STATE&iss=https://evil.example", "not of this sign-in (OperationProcessingError: unexpected"],
    ["?code=c-1&state=STATE&state=STATE", "not of this sign-in"],
    ["?state=STATE", "holds no code"],
    ["?state=STATE&error=access_denied", "was refused: access_denied."],
    ["?state=STATE&error=access_denied&error_description=The+user+said+no", "access_denied (The user said no)."],
  ])("refuses %s, sends nothing, and repeats no code", async (query, message) => {
    const { received, source } = await setUp(() => granted("t-1"));
    const pending = await source.signIn();
    const error = await failureOf(source.exchange(`/callback${query.replaceAll("STATE", pending.state)}`, pending));
    expect(error).toBeInstanceOf(AuthorizationCallbackError);
    expect(error.name).toBe("AuthorizationCallbackError");
    expect(error.message).toContain(message);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/c-1/);
    expect(received).toHaveLength(0);
  });

  it("has OAuth's error of a sign-in that was refused", async () => {
    const { source } = await setUp(() => granted("t-1"));
    const pending = await source.signIn();
    const callback = `/callback?state=${pending.state}&error=access_denied&error_description=No`;
    const error = await failureOf(source.exchange(callback, pending));
    expect(error).toMatchObject({ error: "access_denied", error_description: "No" });
  });

  it("says why a code was not traded, without the code", async () => {
    const { signIn } = await setUp(() => ({
      status: 400,
      json: { error: "invalid_grant", error_description: "the-code has expired" },
    }));
    const error = await failureOf(signIn("the-code"));
    expect(error).toBeInstanceOf(TokenRefusedError);
    expect(error).toMatchObject({ error: "invalid_grant", error_description: "[redacted] has expired" });
  });

  it.each([
    ["drop" as const, TokenNetworkError],
    [{ status: 502 }, TokenUnavailableError],
  ])("does not send a code again that may have been used up: %o", async (reply, ErrorClass) => {
    const { received, signIn } = await setUp(() => reply);
    expect(await failureOf(signIn())).toBeInstanceOf(ErrorClass);
    expect(received).toHaveLength(1);
  });

  it("sends a code again that the server had no time for", async () => {
    const { received, signIn } = await setUp((count) => (count === 1 ? { status: 429 } : granted("t-1")));
    await signIn();
    expect(received).toHaveLength(2);
  });
});

describe("the token of a user", () => {
  it("is there after a sign-in only", async () => {
    const { received, source } = await setUp(() => granted("t-1"));
    const error = await failureOf(source.get());
    expect(error).toBeInstanceOf(SignInRequiredError);
    expect(error.message).toContain("begin with signIn()");
    expect(JSON.stringify(error)).toContain('"name":"SignInRequiredError"');
    expect(received).toHaveLength(0);
  });

  it("is renewed with the refresh token, and the newest one of those", async () => {
    const { clock, received, signIn, source } = await setUp(withRefresh);
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

  it("keeps its refresh token when the server does not give another one", async () => {
    const { clock, received, signIn, source } = await setUp((count) =>
      count === 1 ? withRefresh(1) : granted(`t-${count}`),
    );
    await signIn();
    clock.advance(3_600_000);
    await source.get();
    clock.advance(3_600_000);
    expect(await source.get()).toBe("t-3");
    expect(received[2]?.body.get("refresh_token")).toBe("r-1");
  });

  it("is replaced once when the API refuses it", async () => {
    const { received, signIn, source } = await setUp(withRefresh);
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

  it("is good after a new sign-in, even if the server gives the one again that the API refused", async () => {
    const { signIn, source } = await setUp(() => granted("always-the-same"));
    await signIn();
    source.invalidate(await source.get());
    expect(await failureOf(source.get())).toBeInstanceOf(SignInRequiredError);
    await signIn();
    expect(await source.get()).toBe("always-the-same");
  });

  it("can begin with a refresh token of an earlier sign-in", async () => {
    const { received, source } = await setUp(withRefresh, { refreshToken: "r-0" });
    expect(await source.get()).toBe("t-1");
    expect(received[0]?.body.get("refresh_token")).toBe("r-0");
  });

  it("needs a new sign-in when its refresh token has ended, and does not ask with that again", async () => {
    const { received, source, signIn } = await setUp(
      (count) => (count === 1 ? { status: 400, json: { error: "invalid_grant" } } : granted(`t-${count}`)),
      { refreshToken: "r-0" },
    );
    const error = await failureOf(source.get());
    expect(error).toBeInstanceOf(SignInRequiredError);
    expect(error.message).toContain("refresh token has ended");
    expect(error.cause).toBeInstanceOf(TokenRefusedError);
    expect(await failureOf(source.get())).toBeInstanceOf(SignInRequiredError);
    expect(received).toHaveLength(1);
    await signIn();
    expect(await source.get()).toBe("t-2");
  });

  it("is asked for again when the renewal failed for another reason", async () => {
    const { source } = await setUp((count) => (count === 1 ? { status: 500 } : granted(`t-${count}`)), {
      refreshToken: "r-0",
    });
    expect(await failureOf(source.get())).toBeInstanceOf(TokenUnavailableError);
    expect(await source.get()).toBe("t-2");
  });

  it.each([
    ["succeeds", granted("t-late", { refresh_token: "r-late" })],
    ["fails", { status: 400, json: { error: "invalid_grant" } }],
  ])("is the one of the last sign-in, also when a renewal that began before %s after it", async (_how, late) => {
    const gate = Promise.withResolvers<void>();
    const store = new Map<string, StoredToken>();
    const { received, signIn, source } = await setUp(
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

  it("is not shown", async () => {
    const { source, signIn } = await setUp(() => granted("top-secret", { refresh_token: "top-secret" }));
    await signIn();
    expect(inspect(source, { depth: 9, showHidden: true }) + JSON.stringify(source)).not.toContain("top-secret");
  });
});

describe("the tokens of many users in one store", () => {
  it("are kept apart, and outlive the process", async () => {
    const store = new Map<string, StoredToken>();
    const one = await setUp(withRefresh, { store, user: "dealer-1" });
    await one.signIn();
    expect(await one.start().get()).toBe("t-1");
    expect([...store.keys()]).toEqual([`chekt-token:${encodeURIComponent(one.baseUrl)}:my-app::dealer-1`]);
    const { baseUrl } = one;
    const two = authorizationCode({ ...app, baseUrl, store, user: "dealer-2" });
    expect(await failureOf(two.get())).toBeInstanceOf(SignInRequiredError);
  });

  it("are renewed with the refresh token that another process left there", async () => {
    const store = new Map<string, StoredToken>();
    const { clock, received, signIn, source, start } = await setUp(withRefresh, { store, user: "dealer-1" });
    await signIn();
    const other = start();
    await other.get();
    clock.advance(3_600_000);
    expect(await source.get()).toBe("t-2");
    clock.advance(3_600_000);
    expect(await other.get()).toBe("t-3");
    expect(received[2]?.body.get("refresh_token")).toBe("r-2");
  });

  it("keep the refresh token of an access token that the API refused", async () => {
    const store = new Map<string, StoredToken>();
    const { received, signIn, source } = await setUp(withRefresh, { store, user: "dealer-1" });
    await signIn();
    source.invalidate("t-1");
    expect(await source.get()).toBe("t-2");
    expect(received[1]?.body.get("refresh_token")).toBe("r-1");
  });

  it("are forgotten when the user has to sign in again", async () => {
    const store = new Map<string, StoredToken>();
    const { signIn, source } = await setUp(
      (count) => (count === 1 ? withRefresh(1) : { status: 400, json: { error: "invalid_grant" } }),
      { store, user: "dealer-1" },
    );
    await signIn();
    source.invalidate("t-1");
    expect(await failureOf(source.get())).toBeInstanceOf(SignInRequiredError);
    expect(store.size).toBe(0);
  });
});

describe("the options", () => {
  it.each([
    [{ authorizationEndpoint: "/authorize" }, "authorizationEndpoint is not an absolute URL"],
    [{ redirectUri: "callback" }, "redirectUri is not an absolute URL"],
    [{ store: new Map(), user: "" }, "user is missing"],
    [{ clientSecret: "" }, "clientSecret is empty"],
  ])("%o are refused before anything is sent: %s", (changes, message) => {
    expect(() => authorizationCode({ ...app, ...changes })).toThrow(TypeError);
    expect(() => authorizationCode({ ...app, ...changes })).toThrow(message);
  });

  it("are typed", () => {
    expectTypeOf(app).toExtend<AuthorizationCodeOptions>();
    expectTypeOf<Omit<typeof app, "clientSecret">>().toExtend<AuthorizationCodeOptions>();
    expectTypeOf<Omit<typeof app, "redirectUri">>().not.toExtend<AuthorizationCodeOptions>();
    // @ts-expect-error: a store needs a user
    expect(() => authorizationCode({ ...app, store: new Map() })).toThrow("user is missing");
  });
});
