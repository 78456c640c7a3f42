import { generateKeyPairSync } from "node:crypto";
import { catchError } from "@chekt/testing";
import { describe, expect, it } from "vitest";
import { findKeyId, readPublicKey } from "./public-key.ts";

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pem = rsa.publicKey.export({ type: "spki", format: "pem" }).toString();
const jwk = rsa.publicKey.export({ format: "jwk" });

describe("readPublicKey", () => {
  it("identifies a key by its kid, or else by its thumbprint", async () => {
    const key = await readPublicKey(`\n${pem}`);
    expect(key).toEqual({ ...jwk, kid: expect.stringMatching(/^[\w-]{43}$/) });
    expect(await readPublicKey(JSON.stringify(jwk))).toEqual(key);
    expect(await readPublicKey(JSON.stringify({ ...jwk, kid: "" }))).toEqual(key);
    expect(await readPublicKey(JSON.stringify({ ...jwk, kid: "2026" }))).toEqual({ ...jwk, kid: "2026" });
    expect(await findKeyId(jwk)).toBe(key.kid);
    expect(await findKeyId({ ...jwk, kid: "2026" })).toBe("2026");
  });

  it.each([
    ["a private key in PEM", rsa.privateKey.export({ type: "pkcs8", format: "pem" }).toString(), "is a private key"],
    ["a private JWK", JSON.stringify(rsa.privateKey.export({ format: "jwk" })), "is a private key"],
    ["other text", "hello", "not an RSA public key"],
    ["other JSON", "7", "not an RSA public key"],
    ["another JWK", '{"kty":"RSA"}', "not an RSA public key"],
    [
      "an EC key",
      generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({ type: "spki", format: "pem" }).toString(),
      "not an RSA public key",
    ],
    [
      "a short key",
      generateKeyPairSync("rsa", { modulusLength: 1024 }).publicKey.export({ type: "spki", format: "pem" }).toString(),
      "The RSA key has 1024 bits. Use at least 2048.",
    ],
    ["a long text", "x".repeat(70_000), "longer than 65536 characters"],
  ])("rejects %s without quoting it", async (_what, text, message) => {
    const error = await catchError(readPublicKey(text));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toContain(message);
    expect(error.message).not.toMatch(/MII|hello|xxx/);
  });
});
