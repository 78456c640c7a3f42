/** Options for waiting for a token. */
export interface GetTokenOptions {
  /** Aborts this wait, but not the token request that other callers share. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * A source of access tokens. The client accepts any: one of this package, or your own object with these two methods.
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
   * Returns a valid access token, without the word "Bearer". Cheap: call it before each request.
   *
   * @throws an error when no token is available, or the signal's reason when it aborts.
   */
  get(options?: GetTokenOptions): Promise<string>;
  /**
   * Reports that the API rejected a token (401). The next `get` returns a new token, or the same one when there is no
   * other: compare them before you retry a request. Ignored when the source already holds another token, so many calls
   * rejected with one token cause a single token request.
   */
  invalidate(token: string): void;
}

/**
 * Whether a value is a token that an `Authorization: Bearer …` header accepts. For any other, fetch throws an error that
 * contains the token, so it must be rejected before.
 */
export function isBearerToken(value: unknown): value is string {
  return typeof value === "string" && /^[\x21-\x7e]+$/.test(value);
}
