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
  // Messages quote the value only once it is known to contain no password.
  if (!URL.canParse(baseUrl)) {
    throw new TypeError(`baseUrl is not an absolute URL. Write it in full, such as "${DEFAULT_BASE_URL}".`);
  }
  const url = new URL(baseUrl);
  if (url.username !== "" || url.password !== "") {
    throw new TypeError("baseUrl must not contain credentials: pass clientId and clientSecret instead.");
  }
  if (url.search !== "" || url.hash !== "") {
    throw new TypeError(`baseUrl "${url.origin}${url.pathname}" must not have a query or a fragment.`);
  }
  if (url.protocol !== "https:" && !(url.protocol === "http:" && LOOPBACK.test(url.hostname))) {
    throw new TypeError(
      `baseUrl "${url.href}" is not secure: tokens and secrets are sent over https only. ` +
        "Plain http is allowed for localhost, 127.0.0.1 and [::1].",
    );
  }
  return url.href.replace(/\/+$/, "");
}
