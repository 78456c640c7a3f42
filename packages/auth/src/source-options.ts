import { DEFAULT_BASE_URL, parseBaseUrl } from "./base-url.ts";
import { type Clock, systemClock } from "./clock.ts";
import { MAX_RETRY_AFTER } from "./retry-timing.ts";
import { sharedToken } from "./shared-token.ts";
import { type TokenCache, tokenCache } from "./token-cache.ts";
import { type Grant, requestToken } from "./token-request.ts";
import { type StoredToken, tokenKey, type TokenStore } from "./token-store.ts";

/** What sources that ask the token endpoint have in common. */
export interface TokenEndpointOptions {
  /**
   * Where the API is. The token endpoint is `/oauth/token` under it.
   *
   * @default "https://api.chekt.com"
   */
  readonly baseUrl?: string | undefined;
  /** The id that CHeKT gave your app. */
  readonly clientId: string;
  /** The scopes to ask for, with a space between. By default none are named, and the server decides. */
  readonly scope?: string | undefined;
  /** Where processes share the token. By default each source has its own. */
  readonly store?: TokenStore | undefined;
  /** Hears what a store threw. The source goes on without the store. */
  readonly onStoreError?: ((error: unknown) => void) | undefined;
  /**
   * How long one request for a token may take, in milliseconds.
   *
   * @default 10_000
   */
  readonly timeout?: number | undefined;
  /**
   * How often a request for a token is sent again at most: after a 429, a 5xx, or no answer. The waits grow from half a
   * second with full jitter, and are never shorter than `Retry-After`. Where that is longer than 20 seconds, the error
   * comes at once. What is good for one time (a code, a refresh token) is sent again after a 429 and a 503 only.
   *
   * @default 2
   */
  readonly retries?: number | undefined;
  /** Sends the requests. By default the `fetch` of the runtime. */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Tells the time and waits. By default the clock of the machine. */
  readonly clock?: Clock | undefined;
  /** A number from 0 to 1 for jitter. By default `Math.random`. */
  readonly random?: (() => number) | undefined;
}

/** A token endpoint, and what it takes to keep a token of it. */
export interface Endpoint {
  readonly baseUrl: string;
  readonly tokenEndpoint: string;
  readonly clock: Clock;
  /** @throws TokenRequestError */
  readonly ask: (grant: Grant) => Promise<StoredToken>;
  /** Keeps what `request` gets, and shares it. */
  readonly keep: (
    user: string | undefined,
    request: (last: StoredToken | undefined) => Promise<StoredToken>,
  ) => TokenCache;
}

/**
 * Fills in the defaults.
 *
 * @throws TypeError when an option cannot be right.
 */
export function openEndpoint(options: TokenEndpointOptions): Endpoint {
  const { clientId, scope, store, onStoreError, timeout = 10_000, retries = 2 } = options;
  const { clock = systemClock, random = Math.random, fetch = (url, init) => globalThis.fetch(url, init) } = options;
  if (typeof clientId !== "string" || clientId === "") {
    throw new TypeError("clientId is missing: pass the id that CHeKT gave your app.");
  }
  if (!(timeout > 0)) throw new TypeError(`timeout is ${timeout}: pass a number of milliseconds above 0.`);
  if (!(Number.isInteger(retries) && retries >= 0)) {
    throw new TypeError(`retries is ${retries}: pass a whole number, 0 for none.`);
  }
  const baseUrl = parseBaseUrl(options.baseUrl ?? DEFAULT_BASE_URL);
  const tokenEndpoint = `${baseUrl}/oauth/token`;
  return {
    baseUrl,
    tokenEndpoint,
    clock,
    ask: (grant) => requestToken(grant, { tokenEndpoint, fetch, clock, random, timeout, retries }),
    keep: (user, request) =>
      tokenCache({
        clock,
        random,
        request,
        shared: sharedToken(store, tokenKey({ baseUrl, clientId, scope, user }), onStoreError),
        // All attempts and waits at their longest, and as much again for a slow store. What takes longer has been cut
        // off: some runtimes freeze a request's promises when it ends, and then nobody may wait for them.
        abandonAfter: 2 * (retries + 1) * (timeout + MAX_RETRY_AFTER),
      }),
  };
}
