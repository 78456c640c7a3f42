import { isBearerToken } from "./bearer.ts";
import type { TokenSource } from "./token-source.ts";

/**
 * A source of one token that you have already. It cannot be renewed: after a 401, `invalidate` changes nothing, and `get`
 * answers with the same token. So there is nothing to send again: what the API refused with it stays refused.
 *
 * @throws TypeError when it is not a token that a header can carry: empty, with spaces or a line break, or with the
 *   word "Bearer" in front.
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
    throw new TypeError(
      'The token is not one that a header can carry. Pass it alone: without "Bearer", spaces and line breaks.',
    );
  }
  return {
    get: async (options) => {
      options?.signal?.throwIfAborted();
      return token;
    },
    invalidate: () => {},
  };
}
