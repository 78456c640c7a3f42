import type { Capabilities, Target } from "../engine/target.ts";
import { NoTarget } from "./optional.ts";
import { retryClosed } from "./retry-closed.ts";
import { explainForbiddenWrites, explainUnsafeUrl, isLoopback } from "./url-rules.ts";

/** A server that someone else runs. */
export interface UrlOptions {
  readonly baseUrl: string;
  /** The only dealer that the suite reads and, if allowed, writes. */
  readonly dealer: number;
  readonly allowWrites: boolean;
  /**
   * Whether the server declares that it honors `Idempotency-Key`.
   *
   * @default false
   */
  readonly idempotency?: boolean | undefined;
  /**
   * The least time between two requests, in milliseconds.
   *
   * @default 200, the slowest rate that CHeKT states for a second; 0 on this machine
   */
  readonly interval?: number | undefined;
  /** The environment variables with the credentials. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** developers.chektdev.com/docs/rate-limits: at least 5 requests a second. A limit per minute is learned from responses. */
const DEFAULT_INTERVAL = 200;

const noControl = "the suite does not control the clock, tokens and alarms of this server";

/**
 * Describes a server at a URL as a target. The suite writes to it only if that is allowed, only below one dealer, and
 * changes only rows that it created.
 *
 * @throws NoTarget if the URL is not secure, writing there is refused, credentials are missing, or a dealer is not a number.
 */
export function urlTarget({ baseUrl, dealer, allowWrites, idempotency = false, interval, env }: UrlOptions): Target {
  const url = new URL(baseUrl);
  const refusal = explainUnsafeUrl(url) ?? (allowWrites ? explainForbiddenWrites(url) : undefined);
  if (refusal !== undefined) throw new NoTarget(refusal);
  const [clientId, clientSecret] = [env["CHEKT_CLIENT_ID"], env["CHEKT_CLIENT_SECRET"]];
  if (!clientId || !clientSecret) {
    throw new NoTarget("Missing credentials. Set CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET.");
  }
  const [appId, appSecret] = [env["CHEKT_APP_CLIENT_ID"], env["CHEKT_APP_CLIENT_SECRET"]];
  const [second, outOfReach, ofApp] = [
    readDealer(env, "CHEKT_SECOND_DEALER"),
    readDealer(env, "CHEKT_OUT_OF_REACH_DEALER"),
    readDealer(env, "CHEKT_APP_DEALER"),
  ];
  const hasApp = appId !== undefined && appSecret !== undefined && ofApp !== undefined;
  return {
    name: "url",
    baseUrl: url.href.replace(/\/+$/, ""),
    // A redirect could send credentials elsewhere.
    fetch: retryClosed((to, init) => fetch(to, { ...init, redirect: "manual" })),
    interval: interval ?? (isLoopback(url) ? 0 : DEFAULT_INTERVAL),
    capabilities: urlCapabilities({ allowWrites, second, outOfReach, hasApp, idempotency }),
    access: {
      partner: { clientId, clientSecret },
      ...(hasApp && { dealerApp: { clientId: appId, clientSecret: appSecret } }),
      dealers: {
        own: dealer,
        ...(second !== undefined && { second }),
        ...(outOfReach !== undefined && { outOfReach }),
        ...(hasApp && { ofApp }),
      },
    },
    stop: async () => {},
  };
}

/** @throws NoTarget if the variable is not the ID of a dealer. */
function readDealer(env: UrlOptions["env"], name: string): number | undefined {
  const text = env[name];
  if (!text) return undefined;
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new NoTarget(`${name} "${text}" is not the ID of a dealer, such as 42.`);
  return Number(text);
}

function urlCapabilities(known: {
  readonly allowWrites: boolean;
  readonly second: number | undefined;
  readonly outOfReach: number | undefined;
  readonly hasApp: boolean;
  readonly idempotency: boolean;
}): Capabilities {
  return {
    writes: known.allowWrites || "writing is not allowed. Use --allow-writes to let the suite write below one dealer",
    stateful: true,
    tokens: true,
    lists: true,
    strictQuery: true,
    strictForms: true,
    bulkItems: true,
    options: true,
    outOfReach: known.outOfReach !== undefined || "no dealer out of reach is known. Set CHEKT_OUT_OF_REACH_DEALER",
    secondDealer: known.second !== undefined || "no second dealer is known. Set CHEKT_SECOND_DEALER",
    dealerApp:
      known.hasApp || "no dealer app is known. Set CHEKT_APP_CLIENT_ID, CHEKT_APP_CLIENT_SECRET and CHEKT_APP_DEALER",
    dealerWrites: "changes of a dealer's own data could not be undone",
    connecting: "the suite does not connect or disconnect dealers of this server",
    idempotency:
      known.idempotency || "the server does not declare that it honors Idempotency-Key. Use --idempotency if it does",
    clock: noControl,
    revocation: noControl,
    verifications: noControl,
    preferences: "the service does not return examples",
    secondOpinion: "no second validator",
  };
}
