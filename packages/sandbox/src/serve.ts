import { CONTROL_PATH } from "./control/control.ts";
import { createApp } from "./http/app.ts";
import { isLoopback, listen } from "./http/listen.ts";
import type { LogEntry } from "./log/log-entry.ts";
import { newSecret } from "./oauth/secrets.ts";
import type { CliOptions } from "./options.ts";
import { openContext } from "./context.ts";
import { seedDealers } from "./seeds/seed.ts";
import { stop } from "./stop.ts";
import { type DefaultWorkspace, openDefaultWorkspace } from "./workspaces/default-workspace.ts";

/** What the command serves. */
export interface Serving {
  /** What to say to whoever started it. */
  readonly welcome: string;
  /** Stops it, within the times that the options say. */
  readonly close: () => Promise<void>;
}

/**
 * Serves the default workspace.
 *
 * @throws what `node:net` or the database reports.
 */
export async function serve(options: CliOptions): Promise<Serving> {
  const { port, host, db, seed, tokenTtl, control, verbose } = options;
  const context = await openContext(db, tokenTtl);
  try {
    const isPrivate = isLoopback(host);
    const workspace = await openDefaultWorkspace(context, seed, isPrivate);
    const token = isPrivate ? undefined : (process.env["CHEKT_SANDBOX_CONTROL_TOKEN"] ?? newSecret());
    if (verbose) context.log.listen((entry) => process.stdout.write(lineOf(entry)));
    const server = await listen(createApp(context, control ? { token } : undefined).fetch, {
      port,
      host,
      fast: true,
      connections: context.connections,
    });
    const times = { drainMs: options.drain * 1000, graceMs: options.grace * 1000 };
    let closing: Promise<void> | undefined;
    return {
      welcome: welcome(server.url, workspace) + (control ? controlLine(server.url, token) : ""),
      close: () => (closing ??= stop(server, context, times)),
    };
  } catch (error) {
    await context.store.close();
    throw error;
  }
}

/** What stands in the place of a secret that only its hash is left of. */
const TOLD = "(told when the database was made)";

function welcome(url: string, { platformPartner, dealerApp, userToken }: DefaultWorkspace): string {
  const [dealer, ...others] = seedDealers.connected;
  return `The CHeKT Partner API sandbox is at ${url} (Ctrl-C stops it).

  platform partner  client_id      ${platformPartner.clientId}
                    client_secret  ${platformPartner.clientSecret ?? TOLD}
                    dealers        ${[dealer, ...others].join(", ")}; ${seedDealers.notConnected} has not connected
  dealer app        client_id      ${dealerApp.clientId}
                    client_secret  ${dealerApp.clientSecret ?? TOLD}
                    dealer         ${seedDealers.dealerApp}
  user of dealer ${seedDealers.notConnected}   access_token   ${userToken}

Try it: fetch a token, and list the sites of dealer ${dealer}.

  TOKEN=$(curl -s ${url}/oauth/token -d grant_type=client_credentials -d client_id=${platformPartner.clientId} \\
    -d client_secret=${platformPartner.clientSecret ?? "$CLIENT_SECRET"} | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
  curl "${url}/partner/v1/dealers/${dealer}/sites?limit=2" -H "Authorization: Bearer $TOKEN"

`;
}

function controlLine(url: string, token: string | undefined): string {
  const bearer = token === undefined ? "" : ` (Authorization: Bearer ${token})`;
  return `See requests as they come, look at the data, set the clock, switch faults on: ${url}${CONTROL_PATH}/
The same for programs: ${url}${CONTROL_PATH}/openapi.json${bearer}

`;
}

function lineOf({ method, url, status, milliseconds, traceId, reason }: LogEntry): string {
  const why = reason === undefined ? "" : ` (${reason})`;
  return `${method} ${url.slice(0, 200)} ${status ?? "dropped"} ${milliseconds.toFixed(1)} ms ${traceId}${why}\n`;
}
