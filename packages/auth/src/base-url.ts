/** Where the Partner API is, unless told otherwise. */
export const DEFAULT_BASE_URL = "https://api.chekt.com";

const LOOPBACK = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Reads a base URL, and refuses one over which a secret must not travel: plain `http` is for this machine only.
 *
 * @returns the URL without a slash at its end, such as `https://api.chekt.com`.
 * @throws TypeError when it is not an absolute `https` URL (or `http` on localhost), or has a user, a query or a hash.
 */
export function parseBaseUrl(baseUrl: string): string {
  // The value stays out of the messages until it is known to hold no password.
  if (!URL.canParse(baseUrl)) {
    throw new TypeError(`baseUrl is not an absolute URL. Write it in full, such as "${DEFAULT_BASE_URL}".`);
  }
  const url = new URL(baseUrl);
  if (url.username !== "" || url.password !== "") {
    throw new TypeError("baseUrl must not hold a user or a password: pass clientId and clientSecret instead.");
  }
  if (url.search !== "" || url.hash !== "") {
    throw new TypeError(`baseUrl "${url.origin}${url.pathname}" must not have a query or a hash: leave them out.`);
  }
  if (url.protocol !== "https:" && !(url.protocol === "http:" && LOOPBACK.test(url.hostname))) {
    throw new TypeError(
      `baseUrl "${url.href}" is not secure: tokens and secrets travel over https only. ` +
        "Plain http is allowed for localhost, 127.0.0.1 and [::1].",
    );
  }
  return url.href.replace(/\/+$/, "");
}
