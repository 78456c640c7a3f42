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

/** What the server learns of the client from an assertion, if its signature is good. */
function readAssertion(assertion: string | null | undefined): { header: unknown; claims: unknown } {
  const [header = "", claims = "", signature = ""] = (assertion ?? "").split(".");
  const signed = Buffer.from(`${header}.${claims}`);
  expect(verify("sha256", signed, publicKey, Buffer.from(signature, "base64url"))).toBe(true);
  return { header: parse(header), claims: parse(claims) };
}

describe("a client with a private key", () => {
  it("signs an assertion for each request, and sends no secret", async () => {
    const clock = new ManualClock();
    const { baseUrl, received } = await tokenServer((count) => granted(`t-${count}`));
    const source = clientCredentials({ clientId: "my-app", privateKey: await importPrivateKey(pem), baseUrl, clock });
    source.invalidate(await source.get());
    expect(await source.get()).toBe("t-2");
    const [one, two] = received.map(({ body }) => body);
    expect(one?.get("client_assertion_type")).toBe("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    expect(one?.has("client_secret")).toBe(false);
    expect(one?.get("client_assertion")).not.toBe(two?.get("client_assertion"));
    const now = clock.now() / 1000;
    expect(readAssertion(one?.get("client_assertion"))).toEqual({
      header: { alg: "RS256" },
      claims: {
        iss: "my-app",
        sub: "my-app",
        aud: baseUrl,
        jti: expect.any(String),
        iat: now,
        nbf: now,
        exp: now + 60,
      },
    });
  });

  it("sends the configured kid and audience", async () => {
    const { baseUrl, received } = await tokenServer(() => granted("t-1"));
    const key = await importPrivateKey(pem, { kid: "2026", audience: "chekt" });
    await clientCredentials({ clientId: "my-app", privateKey: key, baseUrl }).get();
    expect(readAssertion(received[0]?.body.get("client_assertion"))).toMatchObject({
      header: { alg: "RS256", kid: "2026" },
      claims: { aud: "chekt" },
    });
  });

  it("redacts an assertion that the server echoes", async () => {
    const { baseUrl } = await tokenServer((_count, { body }) => ({
      status: 400,
      text: body.get("client_assertion") ?? "",
    }));
    const source = clientCredentials({ clientId: "my-app", privateKey: await importPrivateKey(pem), baseUrl });
    expect((await catchError(source.get())).message).toContain("body that starts: [redacted] (");
  });

  it("rejects a key that cannot sign", async () => {
    const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
    expect(() => privateKey(pair.publicKey)).toThrow("The key is a public key");
    const unready = "pass the result of importPrivateKey() or privateKey()";
    // @ts-expect-error: a CryptoKey does not say how it signs
    expect(() => clientCredentials({ clientId: "my-app", privateKey: pair.privateKey })).toThrow(unready);
    // @ts-expect-error: nor does a text
    expect(() => clientCredentials({ clientId: "my-app", privateKey: pem })).toThrow(unready);
    const both = { clientId: "my-app", clientSecret: "s", privateKey: privateKey(pair.privateKey) };
    // @ts-expect-error: one of the two
    expect(() => clientCredentials(both)).toThrow("not both");
  });

  it("fails on first use of a key without a matching algorithm, before any request", async () => {
    const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, false, ["deriveBits"]);
    const { baseUrl, received } = await tokenServer(() => granted("t-1"));
    const clock = new ManualClock();
    const source = clientCredentials({ clientId: "my-app", privateKey: privateKey(pair.privateKey), baseUrl, clock });
    const error = await catchError(source.get());
    expect(error.message).toContain("algorithm");
    expect([clock.waits, received]).toEqual([[], []]);
  });

  it("is typed", () => {
    expectTypeOf<{ clientId: string; privateKey: PrivateKey }>().toExtend<ClientCredentialsOptions>();
    expectTypeOf(privateKey).parameter(0).toEqualTypeOf<CryptoKey>();
  });
});

describe("importPrivateKey", () => {
  it("imports a key that signs and is not extractable, with any line endings", async () => {
    const importKey = vi.spyOn(crypto.subtle, "importKey");
    const key = await importPrivateKey(`\n${pem.replaceAll("\n", "\r\n")}`);
    const made = await importKey.mock.results[0]?.value;
    importKey.mockRestore();
    expect(made).toMatchObject({ type: "private", extractable: false, usages: ["sign"] });
    expect(inspect(key, { depth: 9 }) + JSON.stringify(key)).not.toContain("MII");
  });

  it.each([
    ["PKCS#1", () => pem.replaceAll("PRIVATE KEY", "RSA PRIVATE KEY"), "openssl pkcs8 -topk8"],
    ["an encrypted key", () => pem.replaceAll("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"), "openssl pkcs8 -topk8"],
    ["nothing", () => "", "is not PKCS#8 in PEM"],
    ["half of a key", () => pem.replace(/\n.*\n.*\n/, "\n"), "is not an RSA private key"],
    [
      "broken base64",
      () => pem.replace("BEGIN PRIVATE KEY-----", "BEGIN PRIVATE KEY-----="),
      "is not an RSA private key",
    ],
    [
      "a key of another kind",
      () => generateKeyPairSync("ed25519").privateKey.export({ format: "pem", type: "pkcs8" }).toString(),
      "is not an RSA private key",
    ],
  ])("rejects %s without quoting it", async (_what, text, message) => {
    const error = await catchError(importPrivateKey(text()));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toContain(message);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("MII");
  });
});
