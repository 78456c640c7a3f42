import { clientCredentials, DEFAULT_BASE_URL, parseBaseUrl, type TokenSource } from "@chekt/partner-auth";
import { type Clock, systemClock } from "@chekt/partner-auth/internal";
import { environment } from "./environment.ts";
import type { Hooks } from "./hooks.ts";
import { limitsOf } from "./limits.ts";
import type { TransportSettings } from "./transport.ts";

/** How a client is set up. */
export interface PartnerClientOptions {
  /**
   * Where the API is.
   *
   * @default the environment variable `CHEKT_BASE_URL`, else "https://api.chekt.com"
   */
  readonly baseUrl?: string | undefined;
  /**
   * The id that CHeKT gave your app.
   *
   * @default the environment variable `CHEKT_CLIENT_ID`
   */
  readonly clientId?: string | undefined;
  /**
   * The secret that CHeKT gave your app.
   *
   * @default the environment variable `CHEKT_CLIENT_SECRET`
   */
  readonly clientSecret?: string | undefined;
  /** Where tokens of your app come from, in place of `clientId` and `clientSecret`. */
  readonly tokenSource?: TokenSource | undefined;
  /** Where tokens of a dealer's user come from. Only `dealers.connect` takes one. */
  readonly userTokenSource?: TokenSource | undefined;
  /**
   * How long one request may take, its body included, in milliseconds. A timer can do 24.8 days: a longer time, and
   * `Infinity`, counts as that, here and in `budget`.
   *
   * @default 30_000
   */
  readonly timeout?: number | undefined;
  /**
   * How often a request is sent again at most, where that is safe: after a 429, a 5xx, a lost connection or a timeout.
   * The waits grow from half a second to eight seconds with full jitter, and are never shorter than `Retry-After`. Where
   * that is longer than 20 seconds, the error comes at once.
   *
   * @default 2
   */
  readonly retries?: number | undefined;
  /**
   * How long a call may take in all, in milliseconds: the wait for a token, the hooks, and every request with the waits
   * between. It ends with a `TimeoutError` then. A wait for another request that would end later is not begun.
   *
   * @default 90_000
   */
  readonly budget?: number | undefined;
  /** Hear of every request, for logs and metrics; several are told one after the other. */
  readonly hooks?: Hooks | readonly Hooks[] | undefined;
  /** Sends the requests. By default the `fetch` of the runtime. */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Tells the time and waits. By default the clock of the machine. */
  readonly clock?: Clock | undefined;
  /** A number from 0 to 1 for jitter. By default `Math.random`. */
  readonly random?: (() => number) | undefined;
}

/** What a client is made of: where the API is, and how requests are sent. */
export interface Settings extends TransportSettings {
  readonly baseUrl: string;
}

/**
 * Fills in the defaults.
 *
 * @throws TypeError when an option is missing or cannot be right.
 */
export function settingsOf(options: PartnerClientOptions): Settings {
  const { clock = systemClock, random = Math.random, hooks = [] } = options;
  const { fetch = (url: string, init: RequestInit) => globalThis.fetch(url, init) } = options;
  const limits = limitsOf(options, { timeout: 30_000, retries: 2, budget: 90_000 });
  const baseUrl = parseBaseUrl(options.baseUrl ?? environment("CHEKT_BASE_URL") ?? DEFAULT_BASE_URL);
  const tokens = {
    clientCredentials: options.tokenSource ?? appTokens(options, baseUrl, { fetch, clock, random, ...limits }),
    authorizationCode: options.userTokenSource,
  };
  return { baseUrl, fetch, clock, random, ...limits, hooks: [hooks].flat(), tokens };
}

/** A source of tokens for the credentials given, or those of the environment. */
function appTokens(
  options: PartnerClientOptions,
  baseUrl: string,
  shared: Pick<TransportSettings, "fetch" | "clock" | "random" | "timeout" | "retries">,
): TokenSource | undefined {
  const clientId = options.clientId ?? environment("CHEKT_CLIENT_ID");
  const clientSecret = options.clientSecret ?? environment("CHEKT_CLIENT_SECRET");
  if (clientId !== undefined && clientSecret !== undefined) {
    return clientCredentials({ baseUrl, clientId, clientSecret, ...shared });
  }
  // One who only connects dealers needs no token of the app.
  if (clientId === undefined && clientSecret === undefined && options.userTokenSource) return undefined;
  const missing = clientId === undefined ? "clientId" : "clientSecret";
  const variable = clientId === undefined ? "CHEKT_CLIENT_ID" : "CHEKT_CLIENT_SECRET";
  throw new TypeError(`${missing} is missing: pass it, set ${variable}, or pass a tokenSource of your own.`);
}
