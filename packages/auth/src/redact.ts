/** The secret parameters of a token request. */
const SECRET_PARAMETERS = ["client_secret", "client_assertion", "code", "code_verifier", "refresh_token"];

/** Returns the secrets of a token request, including the client's credentials as HTTP Basic would send them. */
export function findSecrets(parameters: URLSearchParams): string[] {
  const secrets = SECRET_PARAMETERS.map((name) => parameters.get(name) ?? "");
  const [clientSecret] = secrets;
  if (clientSecret) {
    const pair = [String(parameters.get("client_id")), clientSecret];
    // RFC 6749, section 2.3.1, encodes both parts as in a form; many servers do not.
    const encoded = pair.map((part) => new URLSearchParams({ x: part }).toString().slice(2));
    secrets.push(toBase64(pair.join(":")), toBase64(encoded.join(":")));
  }
  return secrets.filter((secret) => secret !== "");
}

/** Returns the Base64 form of a text, without its padding, which a server may omit. */
function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text))).replace(/=+$/, "");
}

/**
 * Removes secrets from the text of an error, in every encoding in which a server can return what it received: as in a form
 * or a URL, in JSON, in HTML, in Base64, alone or as part of a longer text, or unchanged.
 */
export function redact(text: string, secrets: readonly string[]): string {
  if (secrets.length === 0) return text;
  // The longest first, because a secret may contain another.
  const patterns = secrets
    .flatMap((secret) => [secret, ...toBase64Parts(secret)])
    .toSorted((a, b) => b.length - a.length)
    .map((secret) => Array.from(secret, anyForm).join(""));
  return text.replaceAll(new RegExp(patterns.join("|"), "g"), "[redacted]");
}

/** The shortest part of a Base64 text that identifies a secret, in characters. */
const SHORTEST_PART = 8;

/**
 * Returns what the Base64 form of any text that contains a secret must contain. Three bytes become four characters, so there
 * are three forms, which depend on the position of the secret in the text. The first and last characters of each also
 * depend on the text around the secret.
 */
function toBase64Parts(secret: string): string[] {
  const bytes = new TextEncoder().encode(secret).length;
  return [0, 1, 2]
    .map((before) =>
      toBase64("\0".repeat(before) + secret).slice(Math.ceil((before * 4) / 3), Math.floor(((before + bytes) * 4) / 3)),
    )
    .filter(({ length }) => length >= SHORTEST_PART);
}

/** The encodings of single characters beside their codes, as patterns. The last two are Base64 in its URL-safe alphabet. */
const OTHER_FORMS: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  " ": "\\+",
  "+": "-",
  "/": "_",
};

/** Returns a pattern of all encodings of a character. Servers differ in which characters they encode, and in which case. */
function anyForm(character: string): string {
  if (/[A-Za-z0-9]/.test(character)) return character;
  const json = JSON.stringify(character).slice(1, -1);
  const forms = [(hex: string) => hex, (hex: string) => hex.toUpperCase()].flatMap((inCase) => {
    const code = (prefix: string, value: number, width: number): string =>
      prefix + inCase(value.toString(16)).padStart(width, "0");
    return [
      Array.from(new TextEncoder().encode(character), (byte) => code("%", byte, 2)).join(""),
      Array.from({ length: character.length }, (_, at) => code("\\\\u", character.charCodeAt(at), 4)).join(""),
      code("&#[xX]0*", Number(character.codePointAt(0)), 0) + ";",
    ];
  });
  const rest = [`&#0*${character.codePointAt(0)};`, `\\\\?${escape(character)}`, escape(json), OTHER_FORMS[character]];
  return `(?:${[...forms, ...rest].filter(Boolean).join("|")})`;
}

/** Makes a text match itself in a regular expression. */
function escape(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9]/g, (character) =>
    /[\w\x80-\uffff]/.test(character) ? character : `\\${character}`,
  );
}
