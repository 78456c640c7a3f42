import { CONTROL_PATH } from "./control/control.ts";
import { seedDealers } from "./seeds/seed.ts";
import type { DefaultWorkspace } from "./workspaces/default-workspace.ts";

/** What stands in the place of a secret that only its hash is left of. */
const TOLD = "(told when the database was made)";

/** What to say to whoever started a sandbox: who may call, and lines that work when pasted. */
export function welcome(url: string, { platformPartner, dealerApp, userToken }: DefaultWorkspace): string {
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

/** Where the control plane is, and with which token. */
export function controlLine(url: string, token: string | undefined): string {
  const bearer = token === undefined ? "" : ` (Authorization: Bearer ${token})`;
  return `See requests as they come, look at the data, set the clock, switch faults on: ${url}${CONTROL_PATH}/
The same for programs: ${url}${CONTROL_PATH}/openapi.json${bearer}

`;
}
