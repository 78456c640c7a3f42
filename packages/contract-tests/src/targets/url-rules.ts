/** CHeKT's development environment, where automated tests may write. */
export const DEVELOPMENT_URL = "https://api.chektdev.com";

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Whether a URL is on this machine. */
export function isLoopback({ hostname }: URL): boolean {
  return LOOPBACK.test(hostname);
}

/** Whether a URL is in CHeKT's production. `URL` has already made the host lower case; its final dot means the same host. */
function isProduction({ hostname }: URL): boolean {
  return /^(.+\.)?chekt\.com\.?$/.test(hostname);
}

/** Explains why the suite sends nothing to a URL; undefined if it may. */
export function explainUnsafeUrl(url: URL): string | undefined {
  if (url.username !== "" || url.password !== "") {
    return "The URL must not contain credentials. Set CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET instead.";
  }
  if (url.search !== "" || url.hash !== "") {
    return `The URL ${url.origin}${url.pathname} must not have a query or a fragment.`;
  }
  if (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url))) return undefined;
  return (
    `${url.origin} is not secure: credentials and tokens are sent over https only. ` +
    "Plain http is allowed for localhost, 127.0.0.1 and [::1]."
  );
}

/** Explains why the suite does not write to a server, such as that of a URL; undefined if it may. */
export function explainForbiddenWrites(url: URL): string | undefined {
  if (!isProduction(url)) return undefined;
  return (
    `Writing (--allow-writes) is refused at ${url.hostname}: CHeKT's terms (https://developers.chektdev.com/terms) forbid ` +
    `automated tests in production that could affect monitoring. Write to the development environment instead: ` +
    `--target ${DEVELOPMENT_URL}. Without --allow-writes, the suite only reads.`
  );
}
