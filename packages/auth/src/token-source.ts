/** What a caller may say about one wait for a token. */
export interface GetTokenOptions {
  /** Ends this wait. A request for a token that others wait for goes on. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Where access tokens come from. The client takes any: one of this package, or an object of yours with these two
 * methods.
 *
 * @example
 * ```ts
 * import type { TokenSource } from "@chekt/partner-auth";
 *
 * const fromVault: TokenSource = {
 *   get: async (options) => {
 *     const response = await fetch("https://vault.example/chekt-token", { signal: options?.signal ?? null });
 *     return response.text();
 *   },
 *   invalidate: () => {},
 * };
 * ```
 */
export interface TokenSource {
  /**
   * An access token that is good to use now, without the word "Bearer". Cheap: call it before each request.
   *
   * @throws an error when there is no token to be had, or the signal's reason once that aborts.
   */
  get(options?: GetTokenOptions): Promise<string>;
  /**
   * Says that the API refused a token (401). The next `get` answers with another one, or with the same one when there is
   * no other: compare them before you send a request again. A source that holds another one already ignores this: many
   * calls may be refused with one token, and it takes one request to replace it.
   */
  invalidate(token: string): void;
}
