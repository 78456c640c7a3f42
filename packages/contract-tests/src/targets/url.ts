import type { Capabilities, Target } from "../engine/target.ts";
import { NoTarget } from "./optional.ts";
import { patientFetch } from "./patient-fetch.ts";

/** A server that someone else runs. */
export interface UrlOptions {
  readonly baseUrl: string;
  /** The only dealer that the suite reads and, if allowed, writes. */
  readonly dealer: number;
  readonly allowWrites: boolean;
  /** The environment variables with the credentials. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

const noControl = "the suite does not control the clock, tokens and alarms of this server";

/**
 * Describes a server at a URL as a target. The suite writes to it only if that is allowed, only below one dealer, and
 * changes only rows that it created.
 *
 * @throws NoTarget if the credentials are missing.
 */
export function urlTarget({ baseUrl, dealer, allowWrites, env }: UrlOptions): Target {
  const number = (name: string): number | undefined => (env[name] === undefined ? undefined : Number(env[name]));
  const [clientId, clientSecret] = [env["CHEKT_CLIENT_ID"], env["CHEKT_CLIENT_SECRET"]];
  if (clientId === undefined || clientSecret === undefined) {
    throw new NoTarget("Missing credentials. Set CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET.");
  }
  const [appId, appSecret] = [env["CHEKT_APP_CLIENT_ID"], env["CHEKT_APP_CLIENT_SECRET"]];
  const [second, outOfReach, ofApp] = [
    number("CHEKT_SECOND_DEALER"),
    number("CHEKT_OUT_OF_REACH_DEALER"),
    number("CHEKT_APP_DEALER"),
  ];
  const hasApp = appId !== undefined && appSecret !== undefined && ofApp !== undefined;
  return {
    name: "url",
    baseUrl: baseUrl.replace(/\/$/, ""),
    fetch: patientFetch((url, init) => fetch(url, init)),
    capabilities: urlCapabilities({ allowWrites, second, outOfReach, hasApp }),
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

function urlCapabilities(known: {
  readonly allowWrites: boolean;
  readonly second: number | undefined;
  readonly outOfReach: number | undefined;
  readonly hasApp: boolean;
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
    clock: noControl,
    revocation: noControl,
    verifications: noControl,
    preferences: "the service does not return examples",
    secondOpinion: "no second validator",
  };
}
