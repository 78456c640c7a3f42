import { generateKeyPairSync } from "node:crypto";
import { catchError } from "@chekt/testing";
import { afterEach, describe, expect, expectTypeOf, it, vi } from "vitest";
import {
  clientCredentialsFromEnvironment,
  credentialsFromEnvironment,
  type EnvironmentCredentialsOptions,
  readEnvironment,
} from "./environment.ts";
import { importPrivateKey } from "./private-key.ts";
import { granted, tokenServer } from "./testing/token-server.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const { privateKey: pem } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});
const app = { CHEKT_CLIENT_ID: "env-app", CHEKT_CLIENT_SECRET: "env-secret" };

/** Returns the form of the token request of a source. */
async function requestForm(
  options: EnvironmentCredentialsOptions,
  environment: Record<string, string>,
): Promise<Record<string, string>> {
  const { baseUrl, received } = await tokenServer(() => granted("t-1"));
  await clientCredentialsFromEnvironment(options, { CHEKT_BASE_URL: baseUrl, ...environment }).get();
  return Object.fromEntries(received[0]?.body ?? []);
}

describe("clientCredentialsFromEnvironment", () => {
  it("reads the credentials from the environment of the process by default", async () => {
    const { baseUrl, received } = await tokenServer(() => granted("t-1"));
    for (const [name, value] of Object.entries({ ...app, CHEKT_BASE_URL: baseUrl })) vi.stubEnv(name, value);
    await clientCredentialsFromEnvironment().get();
    expect(Object.fromEntries(received[0]?.body ?? [])).toEqual({
      grant_type: "client_credentials",
      client_id: "env-app",
      client_secret: "env-secret",
    });
  });

  it("prefers options to environment variables, and ignores white space around the variables", async () => {
    const options = { clientId: "my-app", audience: "mine", scope: "a" };
    expect(
      await requestForm(options, { CHEKT_CLIENT_ID: "env", CHEKT_CLIENT_SECRET: "env-secret\n", CHEKT_AUDIENCE: "x" }),
    ).toEqual({
      grant_type: "client_credentials",
      client_id: "my-app",
      client_secret: "env-secret",
      audience: "mine",
      scope: "a",
    });
  });

  it("ignores the credentials of the environment when there is a secret or a key in the options", async () => {
    const environment = { ...app, CHEKT_PRIVATE_KEY: pem };
    expect(await requestForm({ clientSecret: "mine" }, environment)).toMatchObject({ client_secret: "mine" });
    const form = await requestForm({ privateKey: await importPrivateKey(pem), omitClientId: true }, environment);
    expect(Object.keys(form).toSorted()).toEqual(["client_assertion", "client_assertion_type", "grant_type"]);
  });

  it.each([
    ["nothing", {}, "clientId is missing: pass it, or set CHEKT_CLIENT_ID."],
    ["no credentials", { CHEKT_CLIENT_ID: "a" }, "pass it or a privateKey, or set CHEKT_CLIENT_SECRET."],
    [
      "two kinds of credentials",
      { ...app, CHEKT_PRIVATE_KEY: pem },
      "Set CHEKT_CLIENT_SECRET or CHEKT_PRIVATE_KEY, not",
    ],
    ["a key that is not PEM", { CHEKT_CLIENT_ID: "a", CHEKT_PRIVATE_KEY: "MII" }, "is not PKCS#8 in PEM"],
    ["a token endpoint without https", { ...app, CHEKT_TOKEN_ENDPOINT: "http://a.example" }, "tokenEndpoint"],
  ])("throws for an environment with %s", (_what, environment, message) => {
    expect(() => clientCredentialsFromEnvironment({}, environment)).toThrow(TypeError);
    expect(() => clientCredentialsFromEnvironment({}, environment)).toThrow(message);
  });

  it("throws for a key in the environment of a client without the code for keys", () => {
    const environment = { CHEKT_CLIENT_ID: "a", CHEKT_PRIVATE_KEY: pem };
    expect(() => credentialsFromEnvironment({}, environment)).toThrow(
      "CHEKT_PRIVATE_KEY is set: pass tokenSource: clientCredentialsFromEnvironment().",
    );
  });

  it("throws on first use of a PEM text that is not an RSA key", async () => {
    const key = pem.replace(/\n.*\n.*\n/, "\n");
    const source = clientCredentialsFromEnvironment({}, { CHEKT_CLIENT_ID: "a", CHEKT_PRIVATE_KEY: key });
    expect((await catchError(source.get())).message).toContain("is not an RSA private key");
  });

  it("rejects a secret together with a key at compile time", () => {
    expectTypeOf<{ clientSecret: undefined; audience: undefined }>().toExtend<EnvironmentCredentialsOptions>();
    expectTypeOf<{ omitClientId: true }>().not.toExtend<EnvironmentCredentialsOptions>();
    expectTypeOf<{
      clientSecret: string;
      privateKey: Awaited<ReturnType<typeof importPrivateKey>>;
    }>().not.toExtend<EnvironmentCredentialsOptions>();
  });
});

describe("readEnvironment", () => {
  it("returns undefined for empty and unreadable variables, and without an environment", () => {
    expect(readEnvironment("A", { A: " " })).toBeUndefined();
    const env = new Proxy(
      {},
      {
        get: () => {
          throw new Error("NotCapable");
        },
      },
    );
    vi.stubGlobal("process", { env });
    expect(readEnvironment("A")).toBeUndefined();
    vi.stubGlobal("process", undefined);
    expect(readEnvironment("A")).toBeUndefined();
  });
});
