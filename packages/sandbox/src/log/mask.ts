const MASK = "***";

/** The words of which the names of secrets consist, without separators. In forms and queries, also `code` is one. */
const SECRET_WORDS =
  /^x?(?:(?:access|refresh|id|auth|bearer|session|control|api|user|client)?token|(?:client|app|api|shared)?secret|(?:client)?assertion|codeverifier|pass(?:word|wd|phrase)?|pwd|(?:api|private|access|secret)key|(?:proxy)?authorization|(?:set)?cookie2?|session(?:id)?|credentials?|jwt|bearer)$/;

/** What every text contains that has a secret by one of these names. Tested first, because most have none. */
const HINT = /token|secret|assert|verifier|pass|pwd|key|auth|cookie|session|credential|jwt|bearer|eyJ|code|\\u|%/i;

/** Names and values in JSON, forms, URLs, headers and prose. A name without any of these words is not secret. */
const PAIR =
  /([\w.%\\-]{0,40}(?:token|secret|assertion|verifier|pass|pwd|key|auth|cookie|session|credential|jwt|bearer)[\w.\\-]{0,20})(["']?\s{0,9}(?:[:=]|%3[AD])\s{0,9})("(?:[^"\\]|\\.){0,10000}"?|'[^']{0,10000}'?|[^\s,;&"'}\]]{1,10000})/gi;

/** A signed token (JWT), wherever it appears. */
const JWT = /(?<![\w-])eyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]*/g;

/** A secret that a request sent as such, in the place that is meant for it. */
const BEARER = /\b(bearer|basic)(\s+|%20|\+)[\w.~+/%=-]{6,}/gi;

/** How deep JSON is read. */
const MAX_DEPTH = 50;

/** Whether a value by this name is secret, however the name is written: `client_secret`, `Client-Secret`, `client%5Fsecret`. */
function isSecretName(name: string): boolean {
  return SECRET_WORDS.test(
    decode(name)
      .toLowerCase()
      .replaceAll(/[^a-z\d]/g, ""),
  );
}

function decode(text: string): string {
  const unescaped = text.replaceAll(/\\u([\da-f]{4})/gi, (_escape, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  try {
    return decodeURIComponent(unescaped.replaceAll("+", " "));
  } catch {
    return unescaped;
  }
}

/** Masks the secrets of a query string or form. Everything else stays as it was sent. */
export function maskForm(text: string): string {
  if (!HINT.test(text)) return text;
  return text
    .split("&")
    .map((pair) => {
      const [name = "", value] = pair.split(/=(.*)/s);
      if (value === undefined) return maskText(pair);
      return isSecretName(name) || decode(name).trim().toLowerCase() === "code" ? `${name}=${MASK}` : maskText(pair);
    })
    .join("&");
}

/** How much of a body is read, in characters. Less is logged. */
const LONGEST_BODY = 20_000;

/** Masks the secrets of a body: JSON at any depth, a form, or a part of either. A long body is truncated. */
export function maskBody(body: string): string {
  const text = body.slice(0, LONGEST_BODY);
  if (!HINT.test(text)) return text;
  if (/^\s*[[{]/.test(text)) {
    try {
      return JSON.stringify(maskValue(JSON.parse(text), 0));
    } catch {
      // It is truncated, invalid, or nested too deeply.
      return maskText(text);
    }
  }
  return text.includes("=") ? maskForm(text) : maskText(text);
}

/** @throws RangeError if the value is nested too deeply. */
function maskValue(value: unknown, depth: number): unknown {
  if (depth > MAX_DEPTH) throw new RangeError("nested too deeply");
  if (typeof value === "string") return maskText(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => maskValue(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, isSecretName(name) ? MASK : maskValue(item, depth + 1)]),
  );
}

/** Masks secrets in prose, such as an error message that quotes a request. */
export function maskText(text: string): string {
  if (!HINT.test(text)) return text;
  return text
    .replaceAll(JWT, MASK)
    .replaceAll(BEARER, `$1$2${MASK}`)
    .replaceAll(PAIR, (pair, name: string, between: string, value: string) => {
      // An encoded URL may precede the name.
      if (!isSecretName(name.replace(/^.*%(?:26|2[Ff]|3[Ff])/, ""))) return pair;
      const quote = /^["']/.exec(value)?.[0] ?? "";
      return `${name}${between}${quote}${MASK}${quote}`;
    });
}

/** Masks the value of a header, whose name is in lower case. */
export function maskHeader(name: string, value: string): string {
  if (name === "authorization" || name === "proxy-authorization") return maskAuthorization(value);
  if (/token|secret|passw|api-?key|cookie|credential|assertion|session/.test(name)) return MASK;
  return name === "referer" || name === "location" ? maskUrl(value) : maskText(value);
}

function maskUrl(url: string): string {
  const [path = "", query] = url.split(/\?(.*)/s);
  return query === undefined ? maskText(path) : `${maskText(path)}?${maskForm(query)}`;
}

/** Masks an Authorization header, except for its scheme. */
function maskAuthorization(header: string): string {
  const [scheme = ""] = header.trim().split(/\s/, 1);
  return /^[\w-]{1,20}$/.test(scheme) && header.trim() !== scheme ? `${scheme} ${MASK}` : MASK;
}

/** Masks a value wherever it appears in a text, such as the token of the request itself. */
export function maskKnown(text: string, secret: string | undefined): string {
  return secret !== undefined && secret.length >= 8 && text.includes(secret) ? text.replaceAll(secret, MASK) : text;
}
