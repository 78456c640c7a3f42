import type { Capabilities, Target } from "../engine/target.ts";
import { NoTarget } from "./optional.ts";
import { patientFetch } from "./patient-fetch.ts";

/** What is told about a server that somebody else runs. */
export interface UrlOptions {
  readonly baseUrl: string;
  /** The one dealer that the suite reads and, where that is allowed, writes. */
  readonly dealer: number;
  readonly allowWrites: boolean;
  /** Where the credentials are looked for. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

const noControl = "this server's clock, tokens and alarms are not the suite's to move";

/**
 * A server at a URL. Nothing is written to it unless that is allowed, and then only below one dealer, and only to rows that
 * the suite made.
 *
 * @throws NoTarget when credentials are missing.
 */
export function urlTarget({ baseUrl, dealer, allowWrites, env }: UrlOptions): Target {
  const number = (name: string): number | undefined => (env[name] === undefined ? undefined : Number(env[name]));
  const [clientId, clientSecret] = [env["CHEKT_CLIENT_ID"], env["CHEKT_CLIENT_SECRET"]];
  if (clientId === undefined || clientSecret === undefined) {
    throw new NoTarget("The credentials are missing: set CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET.");
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
    writes:
      known.allowWrites || "nothing may be written: --allow-writes --dealer <id> lets the suite write below one dealer",
    stateful: true,
    tokens: true,
    lists: true,
    strictQuery: true,
    strictForms: true,
    options: true,
    outOfReach: known.outOfReach !== undefined || "no dealer out of reach is known: set CHEKT_OUT_OF_REACH_DEALER",
    secondDealer: known.second !== undefined || "no second dealer is known: set CHEKT_SECOND_DEALER",
    dealerApp:
      known.hasApp || "no dealer app is known: set CHEKT_APP_CLIENT_ID, CHEKT_APP_CLIENT_SECRET and CHEKT_APP_DEALER",
    dealerWrites: "a dealer's own data is not put at risk: what was there before could not be brought back",
    connecting: "no dealer is connected or disconnected on a server that somebody else runs",
    clock: noControl,
    revocation: noControl,
    verifications: noControl,
    preferences: "a service has no examples to give",
    secondOpinion: "nobody else looks at the answers",
  };
}
