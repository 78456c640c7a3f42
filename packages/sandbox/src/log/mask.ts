/** What must not be seen of a token request or its answer, or of a query that it was put into by mistake. */
const secretNames: ReadonlySet<string> = new Set([
  "access_token",
  "client_assertion",
  "client_secret",
  "code",
  "code_verifier",
  "refresh_token",
]);

const MASK = "***";

/** A copy of a query or a form with its secrets masked. */
export function maskForm(text: string): string {
  if (![...secretNames].some((name) => text.includes(name))) return text;
  const form = new URLSearchParams(text);
  for (const name of form.keys()) if (secretNames.has(name)) form.set(name, MASK);
  return form.toString().replaceAll(encodeURIComponent(MASK), MASK);
}

/** A copy of a JSON object with its secrets masked. */
export function maskObject(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, secretNames.has(name) ? MASK : one]));
}

/** What is kept of an authorization header: its scheme. */
export function maskAuthorization(header: string): string {
  const [scheme = ""] = header.trim().split(/\s/, 1);
  return /^[\w-]{1,20}$/.test(scheme) && header.trim() !== scheme ? `${scheme} ${MASK}` : MASK;
}
