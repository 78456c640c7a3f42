import { catchError, ManualClock } from "@chekt/testing";
import { generateKeyPairSync, type KeyObject, verify } from "node:crypto";
import { inspect } from "node:util";
import { beforeAll, describe, expect, expectTypeOf, it, vi } from "vitest";
import { clientCredentials, type ClientCredentialsOptions } from "./client-credentials.ts";
import { importPrivateKey, type PrivateKey, privateKey } from "./private-key.ts";
import { granted, tokenServer } from "./testing/token-server.ts";

let pem: string;
let publicKey: KeyObject;

beforeAll(() => {
  const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
  pem = pair.privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  publicKey = pair.publicKey;
});

function parse(part: string): unknown {
  return JSON.parse(Buffer.from(part, "base64url").toString());
}

/** Verifies the signature of an assertion, and returns what it says about the client. */
function readAssertion(assertion: string | null | undefined): { header: unknown; claims: unknown } {
  const [header = "", claims = "", signature = ""] = (assertion ?? "").split(".");
  const signed = Buffer.from(`${header}.${claims}`);
  expect(verify("sha256", signed, publicKey, Buffer.from(signature, "base64url"))).toBe(true);
  return { header: parse(header), claims: parse(claims) };
}

describe("privateKey", () => {
  it("signs a new assertion for each token request, and sends no client secret", async () => {
    const clock = new ManualClock();
    const { baseUrl, received } = await tokenServer((count) => granted(`t-${count}`));
    const source = clientCredentials({ clientId: "my-app", privateKey: await importPrivateKey(pem), baseUrl, clock });
    source.invalidate(await source.get());
    expect(await source.get()).toBe("t-2");
    const [first, second] = received.map(({ body }) => body);
    expect(first?.get("client_assertion_type")).toBe("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    expect(first?.has("client_secret")).toBe(false);
    expect(first?.get("client_assertion")).not.toBe(second?.get("client_assertion"));
    const now = clock.now() / 1000;
    expect(readAssertion(first?.get("client_assertion"))).toEqual({
      header: { alg: "RS256" },
      claims: {
        iss: "my-app",
        sub: "my-app",
        aud: baseUrl,
        jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
        iat: now,
        exp: now + 300,
      },
    });
  });

  it("puts the configured kid and issuer in the assertion", async () => {
    const { baseUrl, received } = await tokenServer(() => granted("t-1"));
    const key = await importPrivateKey(pem, { kid: "2026" });
    await clientCredentials({ clientId: "my-app", privateKey: key, baseUrl, issuer: "chekt" }).get();
    expect(readAssertion(received[0]?.body.get("client_assertion"))).toMatchObject({
      header: { alg: "RS256", kid: "2026" },
      claims: { aud: "chekt" },
    });
  });

  it("redacts an assertion that the server returns in an error", async () => {
    const { baseUrl } = await tokenServer((_count, { body }) => ({
      status: 400,
      text: body.get("client_assertion") ?? "",
    }));
    const source = clientCredentials({ clientId: "my-app", privateKey: await importPrivateKey(pem), baseUrl });
    expect((await catchError(source.get())).message).toContain("body that starts: [redacted] (");
  });

  it("rejects a public key, a bare CryptoKey, PEM text, and a key in addition to a secret", async () => {
    const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
    expect(() => privateKey(pair.publicKey)).toThrow("The key is a public key");
    expect(() => privateKey(pair.privateKey, { kid: "2026\n" })).toThrow("kid starts or ends with white space");
    const message = "pass the result of importPrivateKey() or privateKey()";
    // @ts-expect-error: a CryptoKey does not say how it signs
    expect(() => clientCredentials({ clientId: "my-app", privateKey: pair.privateKey })).toThrow(message);
    // @ts-expect-error: PEM text is not imported
    expect(() => clientCredentials({ clientId: "my-app", privateKey: pem })).toThrow(message);
    const both = { clientId: "my-app", clientSecret: "s", privateKey: privateKey(pair.privateKey) };
    // @ts-expect-error: only one of the two is allowed
    expect(() => clientCredentials(both)).toThrow("not both");
  });

  it("throws on first use of a key with an unsupported algorithm, without sending a request", async () => {
    const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, false, ["deriveBits"]);
    const { baseUrl, received } = await tokenServer(() => granted("t-1"));
    const clock = new ManualClock();
    const source = clientCredentials({ clientId: "my-app", privateKey: privateKey(pair.privateKey), baseUrl, clock });
    const error = await catchError(source.get());
    expect(error.message).toContain("algorithm");
    expect([clock.waits, received]).toEqual([[], []]);
  });

  it("accepts a CryptoKey, and returns a key for the options of clientCredentials", () => {
    expectTypeOf<{ clientId: string; privateKey: PrivateKey }>().toExtend<ClientCredentialsOptions>();
    expectTypeOf(privateKey).parameter(0).toEqualTypeOf<CryptoKey>();
  });
});

describe("importPrivateKey", () => {
  it("imports a key with CRLF line endings as a non-extractable signing key", async () => {
    const importKey = vi.spyOn(crypto.subtle, "importKey");
    const key = await importPrivateKey(`\n${pem.replaceAll("\n", "\r\n")}`);
    const imported = await importKey.mock.results[0]?.value;
    importKey.mockRestore();
    expect(imported).toMatchObject({ type: "private", extractable: false, usages: ["sign"] });
    expect(inspect(key, { depth: 9 }) + JSON.stringify(key)).not.toContain("MII");
  });

  it.each([
    ["a PKCS#1 key", () => pem.replaceAll("PRIVATE KEY", "RSA PRIVATE KEY"), "openssl pkcs8 -topk8"],
    ["an encrypted key", () => pem.replaceAll("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"), "openssl pkcs8 -topk8"],
    ["an empty string", () => "", "is not PKCS#8 in PEM"],
    ["a truncated key", () => pem.replace(/\n.*\n.*\n/, "\n"), "is not an RSA private key"],
    [
      "a key with invalid base64",
      () => pem.replace("BEGIN PRIVATE KEY-----", "BEGIN PRIVATE KEY-----="),
      "is not an RSA private key",
    ],
    [
      "a key that is not an RSA key",
      () => generateKeyPairSync("ed25519").privateKey.export({ format: "pem", type: "pkcs8" }).toString(),
      "is not an RSA private key",
    ],
  ])("rejects %s without quoting the key", async (_what, text, message) => {
    const error = await catchError(importPrivateKey(text()));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toContain(message);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("MII");
  });
});
