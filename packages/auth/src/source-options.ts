import { DEFAULT_BASE_URL, parseBaseUrl, parseSecureUrl } from "./base-url.ts";
import { checkText } from "./check-text.ts";
import { checkTimeLimit, type Clock, systemClock } from "./clock.ts";
import { checkRetries } from "./retry.ts";
import { sharedToken } from "./shared-token.ts";
import { type TokenCache, tokenCache } from "./token-cache.ts";
import { type Grant, requestToken } from "./token-request.ts";
import { type StoredToken, tokenKey, type TokenStore } from "./token-store.ts";

/**
 * Options of sources that use the token endpoint.
 *
 * By default, tokens come from the API itself, as in CHeKT's reference. CHeKT's sample
 * (github.com/chekt/chekt-service-auth0-sample) gets them from a separate server, with an `audience`.
 */
export interface TokenEndpointOptions {
  /**
   * The base URL of the API. The token endpoint is `/oauth/token` below it, unless you set `tokenEndpoint`.
   *
   * @default "https://api.chekt.com"
   */
  readonly baseUrl?: string | undefined;
  /**
   * The URL of the token endpoint. CHeKT names it when it registers your app
   * (developers.chektdev.com/apis/partner/authentication).
   *
   * @default `/oauth/token` below the base URL
   */
  readonly tokenEndpoint?: string | undefined;
  /**
   * The identifier of the server that issues the tokens: the `aud` of assertions, and the `iss` parameter of callbacks.
   * Servers compare it character by character, including a final slash.
   *
   * @default the base URL; with `tokenEndpoint`, its origin with a final slash, as in CHeKT's sample
   */
  readonly issuer?: string | undefined;
  /**
   * The API that the tokens are for, as the server names it. Servers compare it character by character. By default none is
   * requested.
   */
  readonly audience?: string | undefined;
  /** The client ID that CHeKT issued to your app. */
  readonly clientId: string;
  /** The scopes to request, separated by spaces. By default the server decides. */
  readonly scope?: string | undefined;
  /**
   * Further parameters of token requests, such as a custom claim that is named by a URL. CHeKT's sample requests one.
   */
  readonly additionalParameters?: Readonly<Record<string, string | number>> | undefined;
  /** Where processes share tokens. By default each source has its own. */
  readonly store?: TokenStore | undefined;
  /** Called with each error of the store. The source continues without the store, whatever this function does. */
  readonly onStoreError?: ((error: unknown) => unknown) | undefined;
  /**
   * The timeout of one token request, in milliseconds.
   *
   * @default 10_000
   */
  readonly timeout?: number | undefined;
  /**
   * The maximum number of retries of a token request after a 408, a 429, a 5xx, a lost connection or a timeout. The
   * delays grow from half a second with full jitter, and are never shorter than `Retry-After`. One-time codes and refresh
   * tokens are retried after a 429 or 503 only.
   *
   * @default 2
   */
  readonly retries?: number | undefined;
  /**
   * The longest `Retry-After` to wait for, in milliseconds. Beyond it, the error is thrown at once.
   *
   * @default 90_000
   */
  readonly maxRetryAfter?: number | undefined;
  /** Sends requests. By default the global `fetch`. */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** The time and the timers. By default the system clock. */
  readonly clock?: Clock | undefined;
  /** Returns a number from 0 to 1, for jitter. By default `Math.random`. */
  readonly random?: (() => number) | undefined;
}

/** A token endpoint, and how to cache its tokens. */
export interface Endpoint {
  readonly issuer: string;
  readonly tokenEndpoint: string;
  /** The additional parameters of token requests. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly clock: Clock;
  /** @throws TokenRequestError */
  readonly requestToken: (grant: Grant) => Promise<StoredToken>;
  /** Creates a cache of the tokens that `request` returns. */
  readonly createCache: (
    user: string | undefined,
    request: (last: StoredToken | undefined) => Promise<StoredToken>,
  ) => TokenCache;
}

/** How much longer a token is locked than its request takes at most, in milliseconds: for the operations of the store. */
const LOCK_MARGIN = 5000;

/** The parameters that the sources themselves send. */
const OWN_PARAMETERS = /^(audience|client_\w+|code|code_verifier|grant_type|redirect_uri|refresh_token|scope)$/;

/**
 * Fills in the defaults.
 *
 * @throws TypeError when an option is invalid.
 */
export function openEndpoint(options: TokenEndpointOptions): Endpoint {
  const { clientId, scope, audience, additionalParameters = {}, store, onStoreError } = options;
  const { timeout = 10_000, retries = 2, maxRetryAfter = 90_000, clock = systemClock, random = Math.random } = options;
  const { fetch = (url, init) => globalThis.fetch(url, init) } = options;
  if (typeof clientId !== "string" || clientId === "") {
    throw new TypeError("clientId is missing: pass the ID of your app.");
  }
  for (const [name, text] of Object.entries({ clientId, audience, issuer: options.issuer })) {
    if (text !== undefined) checkText(name, text);
  }
  const own = Object.keys(additionalParameters).find((name) => OWN_PARAMETERS.test(name));
  if (own !== undefined) throw new TypeError(`additionalParameters must not contain ${own}: use the option for it.`);
  checkTimeLimit("timeout", timeout);
  checkTimeLimit("maxRetryAfter", maxRetryAfter);
  checkRetries(retries);
  const baseUrl = parseBaseUrl(options.baseUrl ?? DEFAULT_BASE_URL);
  const separate =
    options.tokenEndpoint === undefined
      ? undefined
      : parseSecureUrl("tokenEndpoint", options.tokenEndpoint, `${DEFAULT_BASE_URL}/oauth/token`);
  const tokenEndpoint = separate?.href ?? `${baseUrl}/oauth/token`;
  const parameters = Object.fromEntries(
    Object.entries(additionalParameters).map(([name, value]) => [name, `${value}`]),
  );
  const server = separate?.href ?? baseUrl;
  return {
    issuer: options.issuer ?? (separate ? `${separate.origin}/` : baseUrl),
    tokenEndpoint,
    parameters,
    clock,
    requestToken: (grant) =>
      requestToken(grant, { tokenEndpoint, fetch, clock, random, timeout, retries, maxRetryAfter }),
    createCache: (user, request) =>
      tokenCache({
        clock,
        random,
        request,
        shared: sharedToken(store, tokenKey({ server, clientId, scope, user, audience, parameters }), {
          clock,
          onError: onStoreError,
        }),
        lockMs: timeout + LOCK_MARGIN,
        // Twice the longest time that all attempts and delays can take, for slow stores. A longer request is dead: some
        // runtimes freeze the promises of a request when it ends, so later callers must not wait for them.
        abandonAfter: 2 * (retries + 1) * (timeout + maxRetryAfter),
      }),
  };
}
