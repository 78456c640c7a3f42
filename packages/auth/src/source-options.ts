import { DEFAULT_BASE_URL, parseBaseUrl } from "./base-url.ts";
import { checkTimeLimit, type Clock, systemClock } from "./clock.ts";
import { checkRetries, MAX_RETRY_AFTER } from "./retry.ts";
import { sharedToken } from "./shared-token.ts";
import { type TokenCache, tokenCache } from "./token-cache.ts";
import { type Grant, requestToken } from "./token-request.ts";
import { type StoredToken, tokenKey, type TokenStore } from "./token-store.ts";

/** Options of sources that use the token endpoint. */
export interface TokenEndpointOptions {
  /**
   * The base URL of the API. The token endpoint is `/oauth/token` below it.
   *
   * @default "https://api.chekt.com"
   */
  readonly baseUrl?: string | undefined;
  /** The client ID that CHeKT issued to your app. */
  readonly clientId: string;
  /** The scopes to request, separated by spaces. By default the server decides. */
  readonly scope?: string | undefined;
  /** Where processes share tokens. By default each source has its own. */
  readonly store?: TokenStore | undefined;
  /** Called with each error of the store. The source continues without the store. */
  readonly onStoreError?: ((error: unknown) => void) | undefined;
  /**
   * The timeout of one token request, in milliseconds.
   *
   * @default 10_000
   */
  readonly timeout?: number | undefined;
  /**
   * The maximum number of retries of a token request after a 408, a 429, a 5xx, a lost connection or a timeout. The
   * delays grow from half a second with full jitter, and are never shorter than `Retry-After`. If that exceeds 20
   * seconds, the error is thrown at once. One-time codes and refresh tokens are retried after a 429 or 503 only.
   *
   * @default 2
   */
  readonly retries?: number | undefined;
  /** Sends requests. By default the global `fetch`. */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** The time and the timers. By default the system clock. */
  readonly clock?: Clock | undefined;
  /** Returns a number from 0 to 1, for jitter. By default `Math.random`. */
  readonly random?: (() => number) | undefined;
}

/** A token endpoint, and how to cache its tokens. */
export interface Endpoint {
  readonly baseUrl: string;
  readonly tokenEndpoint: string;
  readonly clock: Clock;
  /** @throws TokenRequestError */
  readonly requestToken: (grant: Grant) => Promise<StoredToken>;
  /** Creates a cache of the tokens that `request` returns. */
  readonly createCache: (
    user: string | undefined,
    request: (last: StoredToken | undefined) => Promise<StoredToken>,
  ) => TokenCache;
}

/**
 * Fills in the defaults.
 *
 * @throws TypeError when an option is invalid.
 */
export function openEndpoint(options: TokenEndpointOptions): Endpoint {
  const { clientId, scope, store, onStoreError, timeout = 10_000, retries = 2 } = options;
  const { clock = systemClock, random = Math.random, fetch = (url, init) => globalThis.fetch(url, init) } = options;
  if (typeof clientId !== "string" || clientId === "") {
    throw new TypeError("clientId is missing: pass the ID of your app.");
  }
  checkTimeLimit("timeout", timeout);
  checkRetries(retries);
  const baseUrl = parseBaseUrl(options.baseUrl ?? DEFAULT_BASE_URL);
  const tokenEndpoint = `${baseUrl}/oauth/token`;
  return {
    baseUrl,
    tokenEndpoint,
    clock,
    requestToken: (grant) => requestToken(grant, { tokenEndpoint, fetch, clock, random, timeout, retries }),
    createCache: (user, request) =>
      tokenCache({
        clock,
        random,
        request,
        shared: sharedToken(store, tokenKey({ baseUrl, clientId, scope, user }), onStoreError),
        // Twice the longest time that all attempts and delays can take, for slow stores. A longer request is dead: some
        // runtimes freeze the promises of a request when it ends, so later callers must not wait for them.
        abandonAfter: 2 * (retries + 1) * (timeout + MAX_RETRY_AFTER),
      }),
  };
}
