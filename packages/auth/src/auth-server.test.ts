import { generateKeyPairSync } from "node:crypto";
import { catchError } from "@chekt/testing";
import { describe, expect, it, vi } from "vitest";
import { authorizationCode, type AuthorizationCodeSource } from "./authorization-code.ts";
import { clientCredentials, type ClientCredentialsOptions } from "./client-credentials.ts";
import { clientCredentialsFromEnvironment } from "./environment.ts";
import { SignInRequiredError, TokenRefusedError, TokenUnavailableError } from "./errors.ts";
import { importPrivateKey } from "./private-key.ts";
import { type AuthServers, authServers } from "./testing/auth-server.ts";
import type { StoredToken } from "./token-store.ts";

const pair = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});
const machine = { clientId: "machine-app", kid: "2026-11", publicKey: pair.publicKey };
const user = {
  clientId: "user-app",
  clientSecret: "user-secret",
  redirectUri: "https://my-app.example/callback",
};
const HOUR = 60 * 60 * 1000;

/** The options with which a machine gets tokens. */
async function machineOptions({ clock, machines }: AuthServers) {
  return {
    clientId: machine.clientId,
    privateKey: await importPrivateKey(pair.privateKey, { kid: machine.kid }),
    tokenEndpoint: `${machines.origin}/oauth/token`,
    audience: machines.audience,
    clock,
    random: () => 1,
    retries: 0,
  } satisfies ClientCredentialsOptions;
}

function userSource({ clock, users }: AuthServers, store?: Map<string, StoredToken>): AuthorizationCodeSource {
  return authorizationCode({
    ...user,
    ...(store && { store, user: "u-1" }),
    tokenEndpoint: `${users.origin}/oauth/token`,
    authorizationEndpoint: `${users.origin}/authorize`,
    audience: users.audience,
    scope: "openid offline_access read:dealer",
    clock,
    random: () => 1,
  });
}

describe("machine tokens of the server in CHeKT's sample", () => {
  it.each([{ omitClientId: true }, { omitClientId: false }, { omitClientId: undefined }])(
    "issues a token for an assertion with $omitClientId as omitClientId",
    async ({ omitClientId }) => {
      const servers = await authServers(machine, user);
      const source = clientCredentials({ ...(await machineOptions(servers)), omitClientId });
      expect(await source.get()).toMatch(/^ey.+\.c2lnbmF0dXJl$/);
      const { body } = servers.machines.received[0] ?? {};
      expect([...(body?.keys() ?? [])].toSorted()).toEqual([
        "audience",
        "client_assertion",
        "client_assertion_type",
        ...(omitClientId ? [] : ["client_id"]),
        "grant_type",
      ]);
    },
  );

  it("sends a custom claim that is named by a URL", async () => {
    const servers = await authServers(machine, user);
    const name = "https://api.chektdev.com/claims/partner";
    const claim = JSON.stringify({ dealer_id: 42, site_id: 7 });
    const source = clientCredentials({ ...(await machineOptions(servers)), additionalParameters: { [name]: claim } });
    const [, payload = ""] = (await source.get()).split(".");
    expect(JSON.parse(Buffer.from(payload, "base64url").toString())).toMatchObject({ [name]: claim });
    const number = clientCredentials({ ...(await machineOptions(servers)), additionalParameters: { [name]: 42 } });
    await number.get();
    expect(servers.machines.received[1]?.body.get(name)).toBe("42");
  });

  it("keeps a token for the day that expires_in states", async () => {
    const servers = await authServers(machine, user);
    const source = clientCredentials(await machineOptions(servers));
    const first = await source.get();
    servers.clock.advance(23 * HOUR);
    expect(await source.get()).toBe(first);
    servers.clock.advance(HOUR - 4 * 60_000);
    expect(await source.get()).toBe(first);
    await vi.waitFor(async () => expect(await source.get()).not.toBe(first));
    expect(servers.machines.received).toHaveLength(2);
  });

  it.each([
    ["no audience", { audience: undefined }, "403: access_denied (Unknown or missing audience)"],
    ["another audience", { audience: "https://adc-m2m.chektdev.com" }, "403: access_denied"],
    ["another issuer", { issuer: "https://api.chekt.com" }, "401: invalid_client (aud must be http://127.0.0.1"],
    ["a wrong client ID", { clientId: "other" }, "401: invalid_client (Wrong client_id)"],
  ])("throws a TokenRefusedError for %s, with the reason", async (_what, changes, message) => {
    const servers = await authServers(machine, user);
    const error = await catchError(clientCredentials({ ...(await machineOptions(servers)), ...changes }).get());
    expect(error).toBeInstanceOf(TokenRefusedError);
    expect(error.message).toContain(message);
    expect(servers.machines.received).toHaveLength(1);
  });

  it("sends the issuer as given, with or without a final slash", async () => {
    const servers = await authServers(machine, user);
    const options = await machineOptions(servers);
    await clientCredentials({ ...options, issuer: `${servers.machines.origin}/` }).get();
    const error = await catchError(clientCredentials({ ...options, issuer: servers.machines.origin }).get());
    expect(error.message).toContain(`aud must be ${servers.machines.origin}/`);
  });

  it("throws a TokenRefusedError for a client without access (403), and retries after a 429", async () => {
    const servers = await authServers(machine, user);
    const source = clientCredentials({ ...(await machineOptions(servers)), retries: 1 });
    servers.machines.next.push({ status: 403, json: { error: "access_denied", error_description: "No grant" } });
    expect(await catchError(source.get())).toMatchObject({ name: "TokenRefusedError", status: 403 });
    const limited = { status: 429, headers: { "retry-after": "2" }, json: { error: "too_many_requests" } };
    servers.machines.next.push(limited);
    expect(await source.get()).toMatch(/^ey/);
    expect(servers.clock.waits).toEqual([2500]);
    source.invalidate(await source.get());
    servers.machines.next.push(limited, limited);
    const error = await catchError(source.get());
    expect(error).toBeInstanceOf(TokenUnavailableError);
    expect(error).toMatchObject({ status: 429, error: "too_many_requests", retryAfter: 2000 });
  });
});

describe("user tokens of the server in CHeKT's sample", () => {
  it("signs a user in at another server than the machine's, and renews with a new refresh token each time", async () => {
    const servers = await authServers(machine, user);
    const source = userSource(servers);
    const pending = await source.signIn();
    expect(pending.url.href).toContain(`${servers.users.origin}/authorize?`);
    await source.exchange(servers.users.authorize(pending.url), pending);
    expect(servers.users.received[0]?.body.has("audience")).toBe(false);
    const tokens = [await source.get()];
    for (let day = 0; day < 3; day++) {
      servers.clock.advance(24 * HOUR);
      tokens.push(await source.get());
    }
    expect(new Set(tokens).size).toBe(4);
    const refreshTokens = servers.users.received.slice(1).map(({ body }) => body.get("refresh_token"));
    expect(new Set(refreshTokens).size).toBe(3);
    expect(servers.machines.received).toEqual([]);
  });

  it("refuses a sign-in without the audience", async () => {
    const servers = await authServers(machine, user);
    const pending = await userSource(servers).signIn();
    pending.url.searchParams.delete("audience");
    const error = await catchError(userSource(servers).exchange(servers.users.authorize(pending.url), pending));
    expect(error.message).toContain("access_denied");
  });

  it("requires a new sign-in once the refresh token was used elsewhere", async () => {
    const servers = await authServers(machine, user);
    const first = userSource(servers);
    const pending = await first.signIn();
    await first.exchange(servers.users.authorize(pending.url), pending);
    servers.clock.advance(24 * HOUR);
    await first.get();
    const used = servers.users.received[1]?.body.get("refresh_token") ?? "";
    const { users, clock } = servers;
    const second = authorizationCode({
      ...user,
      tokenEndpoint: `${users.origin}/oauth/token`,
      authorizationEndpoint: `${users.origin}/authorize`,
      refreshToken: used,
      clock,
    });
    expect(await catchError(second.get())).toBeInstanceOf(SignInRequiredError);
  });

  it("renews with the newest refresh token when the store has lost it", async () => {
    const servers = await authServers(machine, user);
    const store = new Map<string, StoredToken>();
    const source = userSource(servers, store);
    const pending = await source.signIn();
    await source.exchange(servers.users.authorize(pending.url), pending);
    const stale = new Map(store);
    servers.clock.advance(24 * HOUR);
    await source.get();
    for (const [key, token] of stale) store.set(key, token);
    servers.clock.advance(24 * HOUR);
    expect(await source.get()).toMatch(/^ey/);
  });
});

describe("environment variables for the server in CHeKT's sample", () => {
  it("signs in with the key, the token endpoint and the audience of the environment", async () => {
    const servers = await authServers(machine, user);
    const { machines, clock } = servers;
    const environment = {
      CHEKT_CLIENT_ID: machine.clientId,
      CHEKT_PRIVATE_KEY: pair.privateKey.replaceAll("\n", String.raw`\n`),
      CHEKT_KEY_ID: machine.kid,
      CHEKT_TOKEN_ENDPOINT: `${machines.origin}/oauth/token`,
      CHEKT_ISSUER: `${machines.origin}/`,
      CHEKT_AUDIENCE: `${machines.audience}\n`,
    };
    const source = clientCredentialsFromEnvironment({ clock, retries: 0 }, environment);
    const first = await source.get();
    source.invalidate(first);
    expect(await source.get()).not.toBe(first);
  });
});
