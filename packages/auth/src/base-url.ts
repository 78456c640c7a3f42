/** The base URL of the Partner API. */
export const DEFAULT_BASE_URL = "https://api.chekt.com";

const LOOPBACK = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Parses a base URL. Secrets must not be sent in plain text, so `http` is accepted for loopback addresses only.
 *
 * @returns the URL without a trailing slash, such as `https://api.chekt.com`.
 * @throws TypeError when the URL is not an absolute `https` URL (or `http` on localhost), or has a user, query or hash.
 */
export function parseBaseUrl(baseUrl: string): string {
  const url = parseSecureUrl("baseUrl", baseUrl, DEFAULT_BASE_URL);
  const [root, rest] = url.href.split(/(?=\/(?:partner\/v1|oauth\/token)(?:\/|$))/);
  if (rest !== undefined) throw new TypeError(`baseUrl must not include ${rest}: use "${root}".`);
  if (url.search !== "") throw new TypeError(`baseUrl "${url.origin}${url.pathname}" must not have a query.`);
  return url.href.replace(/\/+$/, "");
}

/**
 * Parses a URL that secrets are sent to, or tokens come from.
 *
 * @param name the name of the option.
 * @throws TypeError when the URL is not an absolute `https` URL (or `http` on localhost), or has a user or hash.
 */
export function parseSecureUrl(name: string, value: string, example: string): URL {
  // Messages quote the value only once it is known to contain no password.
  if (!URL.canParse(value)) {
    throw new TypeError(`${name} is not an absolute URL. Write it in full, such as "${example}".`);
  }
  const url = new URL(value);
  if (url.username !== "" || url.password !== "") {
    throw new TypeError(`${name} must not contain credentials: pass clientId and clientSecret instead.`);
  }
  if (url.hash !== "") throw new TypeError(`${name} "${url.origin}${url.pathname}" must not have a fragment.`);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && LOOPBACK.test(url.hostname))) {
    throw new TypeError(
      `${name} "${url.origin}${url.pathname}" is not secure: tokens and secrets are sent over https only. ` +
        "Plain http is allowed for localhost, 127.0.0.1 and [::1].",
    );
  }
  return url;
}
