/** Hosts of a program on the caller's own machine: RFC 8252, section 7.3. */
const LOOPBACK: ReadonlySet<string> = new Set(["127.0.0.1", "[::1]", "localhost"]);

/** Whether codes may be sent to a URI: one on the caller's own machine, at any port, or one that is registered. */
export function isRedirectUri(uri: string, registered: readonly string[]): boolean {
  if (registered.includes(uri)) return true;
  // URL ignores some control characters and encodes others, so the browser would be sent elsewhere than the code says.
  if (/[\p{Cc}\s]/u.test(uri) || !URL.canParse(uri)) return false;
  const { protocol, hostname, hash, username, password } = new URL(uri);
  return protocol === "http:" && LOOPBACK.has(hostname) && hash === "" && username === "" && password === "";
}
