import { describe, expect, it } from "vitest";
import { findSecrets, redact } from "./redact.ts";

const id = "my-app";

function htmlEscape(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? "");
}

/** Encodes a text with a code for each character that is not a letter or digit. */
function encodeEach(text: string, encode: (code: number) => string): string {
  return Array.from(text, (character) =>
    /[A-Za-z0-9]/.test(character) ? character : encode(character.codePointAt(0) ?? 0),
  ).join("");
}

const inForm = (text: string): string => new URLSearchParams({ x: text }).toString().slice(2);
const hex = (code: number): string => code.toString(16).padStart(4, "0");
const lowerCase = (text: string): string => text.replaceAll(/%../g, (byte) => byte.toLowerCase());

const encodings: [string, (secret: string) => string][] = [
  ["unchanged", (secret) => secret],
  ["as in a form", inForm],
  ["as in a form, in lower case", (secret) => lowerCase(inForm(secret))],
  ["as in a URL", encodeURIComponent],
  ["as in a URL, in lower case", (secret) => lowerCase(encodeURIComponent(secret))],
  ["in JSON", (secret) => JSON.stringify(secret).slice(1, -1)],
  ["in JSON with escaped slashes", (secret) => JSON.stringify(secret).slice(1, -1).replaceAll("/", "\\/")],
  ["in JSON with escapes", (secret) => encodeEach(secret, (code) => `\\u${hex(code)}`)],
  ["in JSON with escapes in upper case", (secret) => encodeEach(secret, (code) => `\\u${hex(code).toUpperCase()}`)],
  ["in HTML", htmlEscape],
  ["in HTML with decimal codes", (secret) => encodeEach(secret, (code) => `&#${code};`)],
  ["in HTML with padded codes", (secret) => encodeEach(secret, (code) => `&#0${code};`)],
  ["in HTML with hexadecimal codes", (secret) => encodeEach(secret, (code) => `&#x${code.toString(16)};`)],
  ["in HTML with upper-case codes", (secret) => encodeEach(secret, (code) => `&#X${code.toString(16).toUpperCase()};`)],
  ["as HTTP Basic sends it", (secret) => Buffer.from(`${id}:${secret}`).toString("base64")],
  ["as HTTP Basic sends it, escaped", (secret) => inForm(Buffer.from(`${id}:${secret}`).toString("base64"))],
  ["as HTTP Basic sends it, encoded", (secret) => Buffer.from(`${id}:${inForm(secret)}`).toString("base64")],
  ["in Base64 for URLs", (secret) => Buffer.from(`${id}:${secret}`).toString("base64url")],
];

const secrets = ["p@ss w0rd!~(x)*'", "ab/cd&ef<gh", 'q"u\\o>t?e', "a+b=c==", "ä€ß-_.:;,|^`{}[]$#%", "???>>>~~~"];

describe("redact", () => {
  it.each(encodings)("removes a secret that a server returns %s", (_how, encode) => {
    for (const secret of secrets) {
      const found = findSecrets(new URLSearchParams({ client_id: id, client_secret: secret }));
      const shown = redact(`before ${encode(secret)} after`, found);
      expect(shown).toMatch(/^before \[redacted\](%3D|=)* after$/);
    }
  });

  it.each(["base64", "base64url"] as const)("removes a secret from a text that a server returns in %s", (encoding) => {
    const token = "abc/def+ghi==.äöü";
    const surroundings = ["", "a", "ab", "Authorization: Bearer ", "token="];
    for (const before of surroundings) {
      for (const after of surroundings) {
        const shown = redact(Buffer.from(before + token + after).toString(encoding), [token]);
        const rest = shown.replace("[redacted]", "");
        expect(rest).not.toBe(shown);
        // At most two characters on each side also depend on the secret.
        expect(rest.length).toBeLessThanOrEqual(Math.ceil(((before.length + after.length) * 4) / 3) + 4);
      }
    }
  });

  it("does not look for the Base64 form of a short secret, which would match by chance", () => {
    expect(redact(Buffer.from("s-1").toString("base64"), ["s-1"])).toBe("cy0x");
  });

  it("removes every secret of a request, and keeps everything else", () => {
    const found = findSecrets(
      new URLSearchParams({
        grant_type: "client_credentials",
        client_id: id,
        client_secret: "s-1",
        client_assertion: "a.b.c",
        refresh_token: "r-1",
        code_verifier: "v-1",
        code: "",
      }),
    );
    expect(redact("my-app sent s-1, a.b.c, a.b.d, r-1, v-1 and r-1", found)).toBe(
      "my-app sent [redacted], [redacted], a.b.d, [redacted], [redacted] and [redacted]",
    );
    expect(redact("aXbXc", found)).toBe("aXbXc");
  });

  it("removes a secret that contains another one", () => {
    expect(redact("abc and ab", ["ab", "abc"])).toBe("[redacted] and [redacted]");
  });

  it("returns the text when there are no secrets", () => {
    expect(redact("text", findSecrets(new URLSearchParams({ client_secret: "" })))).toBe("text");
  });
});
