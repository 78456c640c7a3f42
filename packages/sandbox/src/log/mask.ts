/** Fields that are masked in token requests and responses, and in URLs, where they can only appear by mistake. */
const secretNames: ReadonlySet<string> = new Set([
  "access_token",
  "client_assertion",
  "client_secret",
  "code",
  "code_verifier",
  "refresh_token",
]);

const MASK = "***";

/** Masks the secrets of a query string or form. */
export function maskForm(text: string): string {
  if (![...secretNames].some((name) => text.includes(name))) return text;
  const form = new URLSearchParams(text);
  for (const name of form.keys()) if (secretNames.has(name)) form.set(name, MASK);
  return form.toString().replaceAll(encodeURIComponent(MASK), MASK);
}

/** Masks the secrets of a JSON object. */
export function maskObject(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, secretNames.has(name) ? MASK : item]));
}

/** Masks an Authorization header, except for its scheme. */
export function maskAuthorization(header: string): string {
  const [scheme = ""] = header.trim().split(/\s/, 1);
  return /^[\w-]{1,20}$/.test(scheme) && header.trim() !== scheme ? `${scheme} ${MASK}` : MASK;
}
