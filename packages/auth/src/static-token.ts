import { isBearerToken, type TokenSource } from "./token-source.ts";

/**
 * Creates a source of one existing token. It cannot be renewed: after a 401, `invalidate` has no effect and `get` returns
 * the same token, so the client does not retry.
 *
 * @throws TypeError when the token is not valid in a header: empty, with spaces or line breaks, or prefixed "Bearer".
 *
 * @example
 * ```ts
 * import { staticToken } from "@chekt/partner-auth";
 *
 * const source = staticToken("an-access-token");
 * await source.get(); // "an-access-token"
 * ```
 */
export function staticToken(token: string): TokenSource {
  if (!isBearerToken(token)) {
    throw new TypeError('The token is not valid in a header. Pass it without "Bearer", spaces and line breaks.');
  }
  return {
    get: async (options) => {
      options?.signal?.throwIfAborted();
      return token;
    },
    invalidate: () => {},
  };
}
