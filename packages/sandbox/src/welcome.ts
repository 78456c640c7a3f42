import { CONTROL_PATH } from "./control/control.ts";
import { seedDealers } from "./seeds/seed.ts";
import type { DefaultWorkspace } from "./workspaces/default-workspace.ts";

/** Shown instead of a secret of which only the hash is stored. */
const PRINTED_BEFORE = "(printed when the database was created)";

/** What to print at startup: the credentials, and commands that work when pasted. */
export function welcome(url: string, { platformPartner, dealerApp, userToken }: DefaultWorkspace): string {
  const [dealer, ...others] = seedDealers.connected;
  return `The CHeKT Partner API sandbox is at ${url} (Ctrl-C stops it).

  platform partner  client_id      ${platformPartner.clientId}
                    client_secret  ${platformPartner.clientSecret ?? PRINTED_BEFORE}
                    dealers        ${[dealer, ...others].join(", ")}; ${seedDealers.notConnected} is not connected
  dealer app        client_id      ${dealerApp.clientId}
                    client_secret  ${dealerApp.clientSecret ?? PRINTED_BEFORE}
                    dealer         ${seedDealers.dealerApp}
  user of dealer ${seedDealers.notConnected}   access_token   ${userToken}

Try it: fetch a token and list the sites of dealer ${dealer}.

  TOKEN=$(curl -s ${url}/oauth/token -d grant_type=client_credentials -d client_id=${platformPartner.clientId} \\
    -d client_secret=${platformPartner.clientSecret ?? "$CLIENT_SECRET"} | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
  curl "${url}/partner/v1/dealers/${dealer}/sites?limit=2" -H "Authorization: Bearer $TOKEN"

`;
}

/** What to print about the control plane: its URLs, and its token if it requires one. */
export function controlLine(url: string, token: string | undefined): string {
  const bearer = token === undefined ? "" : ` (Authorization: Bearer ${token})`;
  return `Watch requests, browse the data, set the clock and inject faults: ${url}${CONTROL_PATH}/
For programs: ${url}${CONTROL_PATH}/openapi.json${bearer}

`;
}
