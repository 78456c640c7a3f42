import { describe, expect, expectTypeOf, it, vi } from "vitest";
import { clientCredentials, type ClientCredentialsOptions } from "./client-credentials.ts";
import type { PrivateKey } from "./private-key.ts";
import type { TokenEndpointOptions } from "./source-options.ts";
import { granted, tokenServer } from "./testing/token-server.ts";
import type { TokenSource } from "./token-source.ts";

const app = { clientId: "my-app", clientSecret: "my-secret" };

describe("clientCredentials", () => {
  it("sends the client ID and secret to the token endpoint in a form body", async () => {
    const { baseUrl, received } = await tokenServer(() => granted("t-1"));
    expect(await clientCredentials({ ...app, baseUrl: `${baseUrl}/` }).get()).toBe("t-1");
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      method: "POST",
      path: "/oauth/token",
      headers: {
        "content-type": "application/x-www-form-urlencoded;charset=UTF-8",
        accept: "application/json",
        "x-partner-trace-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    });
    expect(received[0]?.headers).not.toHaveProperty("authorization");
    expect(Object.fromEntries(received[0]?.body ?? [])).toEqual({
      grant_type: "client_credentials",
      client_id: "my-app",
      client_secret: "my-secret",
    });
  });

  it("requests the configured scopes, and keeps the path of the base URL", async () => {
    const { baseUrl, received } = await tokenServer(() => granted("t-1"));
    await clientCredentials({ ...app, baseUrl: `${baseUrl}/partner`, scope: "a b" }).get();
    expect(received[0]?.path).toBe("/partner/oauth/token");
    expect(received[0]?.body.get("scope")).toBe("a b");
  });

  it("sends an audience and additional parameters to a separate token endpoint", async () => {
    const { baseUrl, received } = await tokenServer(() => granted("t-1"));
    const tokenEndpoint = `${baseUrl}/token?tenant=7`;
    const additionalParameters = { "https://example.com/claim": 42 };
    await clientCredentials({ ...app, tokenEndpoint, audience: "https://api.example/", additionalParameters }).get();
    expect(received[0]?.path).toBe("/token?tenant=7");
    expect(Object.fromEntries(received[0]?.body ?? [])).toEqual({
      grant_type: "client_credentials",
      client_id: "my-app",
      client_secret: "my-secret",
      audience: "https://api.example/",
      "https://example.com/claim": "42",
    });
  });

  it("uses CHeKT's base URL by default", async () => {
    const requestedUrls: string[] = [];
    const fetch = async (url: string) => {
      requestedUrls.push(url);
      return Response.json({ access_token: "t-1", token_type: "Bearer" });
    };
    await clientCredentials({ ...app, fetch }).get();
    expect(requestedUrls).toEqual(["https://api.chekt.com/oauth/token"]);
  });

  it("calls the current global fetch, even if it was replaced after the source was created", async () => {
    const { baseUrl } = await tokenServer(() => granted("t-1"));
    const source = clientCredentials({ ...app, baseUrl });
    const spy = vi.spyOn(globalThis, "fetch");
    await source.get();
    expect(spy).toHaveBeenCalledTimes(1);
    spy.mockRestore();
  });

  it.each([
    ["a lowercase token type", { token_type: "bearer", expires_in: 3600 }],
    ["no token type", { token_type: undefined, expires_in: 3600 }],
    ["a lifetime in a string", { expires_in: "3600" }],
    ["an empty refresh token and additional properties", { refresh_token: "", scope: null, id_token: "x" }],
    ["the status code 201", {}, 201],
  ])("accepts a token response with %s", async (_what, more, status = 200) => {
    const { baseUrl } = await tokenServer(() => ({ ...Object(granted("t-1", more)), status }));
    expect(await clientCredentials({ ...app, baseUrl }).get()).toBe("t-1");
  });

  it.each([
    [{ ...app, clientId: "" }, "clientId is missing"],
    [{ ...app, clientSecret: "" }, "clientSecret is empty"],
    [{ ...app, baseUrl: "http://api.chekt.com" }, "https only"],
    [
      { ...app, tokenEndpoint: "http://signin.example/oauth/token" },
      'tokenEndpoint "http://signin.example/oauth/token',
    ],
    [{ ...app, tokenEndpoint: "/oauth/token" }, "tokenEndpoint is not an absolute URL"],
    [{ ...app, tokenEndpoint: "https://a:hunter2@signin.example" }, "tokenEndpoint must not contain credentials"],
    [{ ...app, additionalParameters: { scope: "a" } }, "additionalParameters must not contain scope"],
    [{ ...app, additionalParameters: { client_secret: "a" } }, "additionalParameters must not contain client_secret"],
    [{ ...app, clientId: "my-app\n" }, "clientId starts or ends with white space"],
    [{ ...app, clientSecret: "my-secret\n" }, "clientSecret starts or ends with white space"],
    [{ ...app, clientSecret: " my-secret" }, "clientSecret starts or ends with white space"],
    [{ ...app, audience: "https://api.chektdev.com\r\n" }, "audience starts or ends with white space"],
    [{ ...app, issuer: "https://api.chektdev.com " }, "issuer starts or ends with white space"],
    [{ ...app, timeout: 0 }, "timeout is 0"],
    [{ ...app, timeout: Number.NaN }, "timeout is NaN"],
    [{ ...app, retries: -1 }, "retries is -1"],
    [{ ...app, retries: 0.5 }, "retries is 0.5"],
  ])("rejects the options %o before sending anything: %s", (options, message) => {
    expect(() => clientCredentials(options)).toThrow(TypeError);
    expect(() => clientCredentials(options)).toThrow(message);
  });

  it("throws when plain JavaScript omits the client ID or the secret", () => {
    // @ts-expect-error: neither a secret nor a key
    expect(() => clientCredentials({ clientId: "my-app" })).toThrow("clientSecret is missing");
    // @ts-expect-error: no client ID
    expect(() => clientCredentials({ clientSecret: "my-secret" })).toThrow("clientId is missing");
  });

  it("returns a TokenSource, and requires a client ID and a secret string", () => {
    expectTypeOf(clientCredentials).returns.toEqualTypeOf<TokenSource>();
    expectTypeOf<{ clientId: string; clientSecret: string; scope: undefined }>().toExtend<ClientCredentialsOptions>();
    expectTypeOf<{ clientId: string }>().not.toExtend<ClientCredentialsOptions>();
    expectTypeOf<{ clientId: string; clientSecret: number }>().not.toExtend<ClientCredentialsOptions>();
    expectTypeOf<Record<keyof Pick<TokenEndpointOptions, "tokenEndpoint" | "audience">, undefined>>().toExtend<
      Partial<TokenEndpointOptions>
    >();
  });

  it("rejects omitClientId without a private key at compile time", () => {
    expectTypeOf<typeof app & { omitClientId: true }>().not.toExtend<ClientCredentialsOptions>();
    expectTypeOf<{
      clientId: string;
      privateKey: PrivateKey;
      omitClientId: boolean;
    }>().toExtend<ClientCredentialsOptions>();
  });
});
