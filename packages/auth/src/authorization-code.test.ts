import { catchError } from "@chekt/testing";
import { createHash } from "node:crypto";
import { inspect } from "node:util";
import { describe, expect, expectTypeOf, it } from "vitest";
import { authorizationCode, type AuthorizationCodeOptions } from "./authorization-code.ts";
import { AuthorizationCallbackError, TokenNetworkError, TokenRefusedError, TokenUnavailableError } from "./errors.ts";
import { granted, tokenServer } from "./testing/token-server.ts";
import { app } from "./testing/app.ts";
import { userApp } from "./testing/user-app.ts";

describe("signIn", () => {
  it("builds the URL of the sign-in page with a PKCE challenge", async () => {
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

  it("adds the audience to the URL of the sign-in page, and to no token request", async () => {
    const { received, signIn, source } = await userApp(() => granted("t-1"), { audience: "https://api.chektdev.com" });
    await signIn();
    expect((await source.signIn()).url.searchParams.get("audience")).toBe("https://api.chektdev.com");
    expect(received[0]?.body.has("audience")).toBe(false);
  });

  it("creates a new state and code verifier for each sign-in, and requests no scope by default", async () => {
    const source = authorizationCode(app);
    const [first, second] = [await source.signIn(), await source.signIn()];
    expect(first.state).not.toBe(second.state);
    expect(first.codeVerifier).not.toBe(second.codeVerifier);
    expect(first.url.searchParams.has("scope")).toBe(false);
  });
});

describe("exchange", () => {
  it("exchanges the authorization code for the user's token", async () => {
    const { received, signIn, source } = await userApp((count) => granted(`t-${count}`));
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

  it("accepts a URL object as the callback, and a client without a secret", async () => {
    const { baseUrl, received } = await tokenServer(() => granted("t-1"));
    const source = authorizationCode({ ...app, clientSecret: undefined, baseUrl });
    const pending = await source.signIn();
    await source.exchange(new URL(`https://my-app.example/callback?code=c&state=${pending.state}`), pending);
    expect(await source.get()).toBe("t-1");
    expect(received[0]?.body.get("client_id")).toBe("my-app");
    expect(received[0]?.body.has("client_secret")).toBe(false);
  });

  it("accepts a callback from the configured issuer", async () => {
    const { source } = await userApp(() => granted("t-1"), { issuer: "https://signin.example" });
    const pending = await source.signIn();
    const callback = `/callback?code=c&state=${pending.state}&iss=https://signin.example`;
    await source.exchange(callback, pending);
    expect(await source.get()).toBe("t-1");
  });

  it.each([
    [
      "?code=c-1&state=other",
      'does not belong to this sign-in (OperationProcessingError: unexpected "state" response parameter value).',
    ],
    ["?code=c-1", 'does not belong to this sign-in (OperationProcessingError: response parameter "state" missing).'],
    [
      "?code=c-1&state=STATE&iss=https://evil.example",
      "does not belong to this sign-in (OperationProcessingError: unexpected",
    ],
    ["?code=c-1&state=STATE&state=STATE", "does not belong to this sign-in"],
    ["?state=STATE", "has no code"],
    ["?state=STATE&error=access_denied", "was refused: access_denied."],
    ["?state=STATE&error=access_denied&error_description=The+user+said+no", "access_denied (The user said no)."],
  ])("rejects the callback %s without sending a request or quoting the code", async (query, message) => {
    const { received, source } = await userApp(() => granted("t-1"));
    const pending = await source.signIn();
    const error = await catchError(source.exchange(`/callback${query.replaceAll("STATE", pending.state)}`, pending));
    expect(error).toBeInstanceOf(AuthorizationCallbackError);
    expect(error.name).toBe("AuthorizationCallbackError");
    expect(error.message).toContain(message);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/c-1/);
    expect(received).toHaveLength(0);
  });

  it("throws the OAuth error and its description when the sign-in was refused", async () => {
    const { source } = await userApp(() => granted("t-1"));
    const pending = await source.signIn();
    const callback = `/callback?state=${pending.state}&error=access_denied&error_description=No`;
    const error = await catchError(source.exchange(callback, pending));
    expect(error).toMatchObject({ error: "access_denied", error_description: "No" });
  });

  it("throws the OAuth error of a failed exchange and redacts the code", async () => {
    const { signIn } = await userApp(() => ({
      status: 400,
      json: { error: "invalid_grant", error_description: "the-code has expired" },
    }));
    const error = await catchError(signIn("the-code"));
    expect(error).toBeInstanceOf(TokenRefusedError);
    expect(error).toMatchObject({ error: "invalid_grant", error_description: "[redacted] has expired" });
  });

  it.each([
    ["drop" as const, TokenNetworkError],
    [{ status: 502 }, TokenUnavailableError],
  ])("does not resend a code that the server may have used: %o", async (reply, ErrorClass) => {
    const { received, signIn } = await userApp(() => reply);
    expect(await catchError(signIn())).toBeInstanceOf(ErrorClass);
    expect(received).toHaveLength(1);
  });

  it("sends additional parameters with a code and a refresh token", async () => {
    const additionalParameters = { "https://example.com/claim": "a" };
    const { clock, received, signIn, source } = await userApp(
      (count) => granted(`t-${count}`, { expires_in: 60, refresh_token: "r-1" }),
      { additionalParameters },
    );
    await signIn();
    clock.advance(60_000);
    await source.get();
    expect(received.map(({ body }) => body.get("https://example.com/claim"))).toEqual(["a", "a"]);
  });

  it("resends the code after a 429 response", async () => {
    const { received, signIn } = await userApp((count) => (count === 1 ? { status: 429 } : granted("t-1")));
    await signIn();
    expect(received).toHaveLength(2);
  });
});

describe("authorizationCode options", () => {
  it.each([
    [{ authorizationEndpoint: "/authorize" }, "authorizationEndpoint is not an absolute URL"],
    [{ authorizationEndpoint: "http://signin.example/authorize" }, "is not secure"],
    [{ redirectUri: "callback" }, "redirectUri is not an absolute URL"],
    [{ refreshToken: "r-1\n" }, "refreshToken starts or ends with white space"],
    [{ store: new Map(), user: "" }, "user is missing"],
    [{ clientSecret: "" }, "clientSecret is empty"],
  ])("rejects the option %o before sending anything: %s", (changes, message) => {
    expect(() => authorizationCode({ ...app, ...changes })).toThrow(TypeError);
    expect(() => authorizationCode({ ...app, ...changes })).toThrow(message);
  });

  it("requires redirectUri, and user when there is a store, but not clientSecret", () => {
    expectTypeOf(app).toExtend<AuthorizationCodeOptions>();
    expectTypeOf<Omit<typeof app, "clientSecret">>().toExtend<AuthorizationCodeOptions>();
    expectTypeOf<Omit<typeof app, "redirectUri">>().not.toExtend<AuthorizationCodeOptions>();
    // @ts-expect-error: a store needs a user
    expect(() => authorizationCode({ ...app, store: new Map() })).toThrow("user is missing");
  });
});
