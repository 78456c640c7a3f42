import {
  type CredentialOverrides,
  DEFAULT_BASE_URL,
  type EnvironmentCredentialsOptions,
  parseBaseUrl,
  type TokenSource,
} from "@chekt/partner-auth";
import {
  checkOptionNames,
  type Clock,
  credentialsFromEnvironment,
  readEnvironment,
  systemClock,
} from "@chekt/partner-auth/internal";
import type { Hooks } from "./http/hooks.ts";
import { findLongestDelay, resolveLimits } from "./http/limits.ts";
import { createRateLimiter, type RateLimitStore, unlimited } from "./http/rate-limiter.ts";
import { hookTokenRequests } from "./http/token-hooks.ts";
import type { TransportSettings } from "./http/transport.ts";

/** The options of a client: its credentials are a secret or a private key, from the options or the environment. */
export type PartnerClientOptions = PartnerClientBaseOptions & CredentialOverrides;

/** The options of a client other than its secret or private key. */
export interface PartnerClientBaseOptions extends Pick<
  EnvironmentCredentialsOptions,
  "tokenEndpoint" | "issuer" | "audience" | "scope" | "additionalParameters" | "store" | "onStoreError"
> {
  /**
   * The base URL of the API.
   *
   * @default the environment variable `CHEKT_BASE_URL`, else "https://api.chekt.com"
   */
  readonly baseUrl?: string | undefined;
  /**
   * The client ID that CHeKT issued to your app.
   *
   * @default the environment variable `CHEKT_CLIENT_ID`
   */
  readonly clientId?: string | undefined;
  /**
   * The source of your app's tokens, instead of `clientId`, the credentials and the other options of tokens. Tokens of
   * users can come from another server: `userTokenSource` has its own options.
   */
  readonly tokenSource?: TokenSource | undefined;
  /** The source of tokens of a dealer's user. Only `dealers.connect` needs it. */
  readonly userTokenSource?: TokenSource | undefined;
  /**
   * The timeout of one request including its response body, in milliseconds. Values above 24.8 days, the limit of timers,
   * count as 24.8 days. The same holds for `budget`.
   *
   * @default 30_000
   */
  readonly timeout?: number | undefined;
  /**
   * The maximum number of retries, after a 408, a 429, a 5xx, a lost connection or a timeout. Operations that are not
   * idempotent, such as creates, are retried only when the API cannot have processed the request. The delays grow from
   * half a second to eight seconds with full jitter, and are never shorter than `Retry-After`.
   *
   * @default 2
   */
  readonly retries?: number | undefined;
  /**
   * The longest `Retry-After` to wait for, in milliseconds. Beyond it, the error is thrown at once, with `retryAfter`.
   *
   * @default as long as `budget` allows
   */
  readonly maxRetryAfter?: number | undefined;
  /**
   * How to pace requests to the rate limit of the API. As soon as a response states one with `X-RateLimit-Limit`, the
   * client spreads its requests evenly, and lets single calls pass before bulk work. After a 429, all calls pause together.
   * Pass a `store` to share the limit with other processes, or `false` to send requests at once.
   *
   * @default requests are paced, and each client has its own limit
   */
  readonly rateLimit?: { readonly store?: RateLimitStore | undefined } | false | undefined;
  /**
   * Whether the API honors `Idempotency-Key`. If it does, calls with an `idempotencyKey` are retried even where a retry would
   * otherwise not be safe, such as creates.
   *
   * @default false, because CHeKT does not state it for the Partner API
   */
  readonly idempotency?: boolean | undefined;
  /**
   * The time limit of a call in milliseconds, including token requests, hooks, retries and delays. Beyond it, the call
   * throws a `TimeoutError`. A retry whose delay would exceed the limit is not attempted.
   *
   * @default 90_000; 600_000 for each batch of a bulk method, which must not fail because the API asks to wait
   */
  readonly budget?: number | undefined;
  /**
   * The maximum size of a response body in bytes, after decompression. A call whose response is larger fails as soon as that
   * many bytes have arrived.
   *
   * @default 67_108_864 (64 MiB), more than a hundred of the largest pages
   */
  readonly maxResponseSize?: number | undefined;
  /** Functions that are called for every request, for logs and metrics. Several run in order. */
  readonly hooks?: Hooks | readonly Hooks[] | undefined;
  /** Sends requests. By default the global `fetch`. */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** The time and the timers. By default the system clock. */
  readonly clock?: Clock | undefined;
  /** Returns a number from 0 to 1, for jitter. By default `Math.random`. */
  readonly random?: (() => number) | undefined;
}

type OptionName = keyof PartnerClientBaseOptions | "clientSecret" | "omitClientId" | "privateKey";

const optionNames: Readonly<Record<OptionName, true>> = {
  baseUrl: true,
  clientId: true,
  clientSecret: true,
  privateKey: true,
  omitClientId: true,
  tokenSource: true,
  userTokenSource: true,
  tokenEndpoint: true,
  issuer: true,
  audience: true,
  scope: true,
  additionalParameters: true,
  store: true,
  onStoreError: true,
  timeout: true,
  retries: true,
  budget: true,
  maxRetryAfter: true,
  maxResponseSize: true,
  rateLimit: true,
  idempotency: true,
  hooks: true,
  fetch: true,
  clock: true,
  random: true,
};

/** The settings of a client. */
export interface Settings extends TransportSettings {
  readonly baseUrl: string;
  /** The time limit of each batch of a bulk method, in milliseconds. */
  readonly bulkBudget: number;
}

/** The default maximum size of a response body, in bytes: 64 MiB, which is more than a hundred of the largest pages. */
const MAX_RESPONSE_SIZE = 67_108_864;

/** The default time limit of a batch of a bulk method, in milliseconds. */
const BULK_BUDGET = 600_000;

/**
 * Applies the defaults and the environment variables to the options of a client.
 *
 * @throws TypeError when an option is missing or invalid.
 */
export function createSettings(options: PartnerClientOptions): Settings {
  checkOptionNames("createPartnerClient", options, optionNames);
  const { clock = systemClock, random = Math.random, hooks = [], idempotency = false } = options;
  const { fetch = (url: string, init: RequestInit) => globalThis.fetch(url, init) } = options;
  const limits = resolveLimits(options, { timeout: 30_000, retries: 2, budget: 90_000, maxRetryAfter: Infinity });
  const maxRetryAfter = findLongestDelay(limits);
  const { maxResponseSize = MAX_RESPONSE_SIZE } = options;
  if (!(maxResponseSize > 0)) {
    throw new TypeError(`maxResponseSize is ${maxResponseSize}: pass a number of bytes above 0.`);
  }
  const bulkBudget = options.budget === undefined ? BULK_BUDGET : limits.budget;
  const baseUrl = parseBaseUrl(options.baseUrl ?? readEnvironment("CHEKT_BASE_URL") ?? DEFAULT_BASE_URL);
  const allHooks = [hooks].flat();
  const tokens = {
    clientCredentials:
      options.tokenSource ??
      createTokenSource(options, {
        baseUrl,
        fetch: hookTokenRequests(fetch, allHooks, clock),
        clock,
        random,
        timeout: limits.timeout,
        retries: limits.retries,
        maxRetryAfter,
      }),
    authorizationCode: options.userTokenSource,
  };
  const limiter =
    options.rateLimit === false ? unlimited : createRateLimiter(clock, maxRetryAfter, options.rateLimit?.store);
  return {
    baseUrl,
    fetch,
    clock,
    random,
    ...limits,
    maxResponseSize,
    hooks: allHooks,
    idempotency,
    bulkBudget,
    limiter,
    tokens,
  };
}

/** Creates a token source from the credentials in the options or the environment. */
function createTokenSource(
  options: PartnerClientOptions,
  shared: Pick<TransportSettings, "fetch" | "clock" | "random" | "timeout" | "retries" | "maxRetryAfter"> & {
    readonly baseUrl: string;
  },
): TokenSource | undefined {
  // A client that only connects dealers needs no token of the app.
  const isForUsersOnly = options.userTokenSource && !(options.clientId ?? readEnvironment("CHEKT_CLIENT_ID"));
  return isForUsersOnly ? undefined : credentialsFromEnvironment({ ...options, ...shared });
}
