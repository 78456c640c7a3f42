import { isLoopback } from "./listen.ts";

/** The names by which a machine reaches itself. */
const LOOPBACK_HOSTS = ["127.0.0.1", "localhost", "[::1]"];

/** Returns the origins by which clients reach a server: that of its URL and, on a loopback address, the other names. */
export function listOrigins(url: string): string[] {
  const { protocol, hostname, port, origin } = new URL(url);
  if (!isLoopback(hostname.replaceAll(/[[\]]/g, ""))) return [origin];
  return LOOPBACK_HOSTS.map((name) => new URL(`${protocol}//${name}:${port}`).origin);
}

/**
 * Parses an origin of the command line.
 *
 * @throws TypeError if it is not an http or https URL without a path.
 */
export function parseOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
    throw new TypeError(`"${text}" is not an origin. Use one such as https://sandbox.example.`);
  }
  return url.origin;
}
