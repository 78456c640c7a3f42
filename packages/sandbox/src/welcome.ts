import type { StartedAuthServer } from "./auth-server/start.ts";
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

/** What to print about the authorization server: how to configure an app for it. */
export function authServerLines(
  { listening, issuer, tokenEndpoint, authorizationEndpoint, audience }: StartedAuthServer,
  { platformPartner }: DefaultWorkspace,
  keyId: string | undefined,
): string {
  const key =
    keyId === undefined
      ? `  No public key is registered yet. Create a key pair, and start the sandbox again with --public-key public.pem:

  openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out private.pem
  openssl pkey -in private.pem -pubout -out public.pem
`
      : `  export CHEKT_KEY_ID=${keyId}
  export CHEKT_PRIVATE_KEY="$(cat private.pem)"  # the private key of your public key
`;
  return `The authorization server is at ${listening.url}. It issues tokens as CHeKT's sample describes it. For an app:

  export CHEKT_BASE_URL=${audience}
  export CHEKT_CLIENT_ID=${platformPartner.clientId}
  export CHEKT_TOKEN_ENDPOINT=${tokenEndpoint}
  export CHEKT_ISSUER=${issuer}
  export CHEKT_AUDIENCE=${audience}
${key}
Users sign in at ${authorizationEndpoint}?audience=${encodeURIComponent(audience)}

`;
}

/**
 * What to print about the control plane: its URLs, and its token if it requires one.
 *
 * @param token "given" for one that the user has set, and knows.
 */
export function controlLine(url: string, token: { readonly random: string } | "given" | undefined): string {
  const shown = token === "given" ? "$CHEKT_SANDBOX_CONTROL_TOKEN" : token?.random;
  const bearer = shown === undefined ? "" : ` (Authorization: Bearer ${shown})`;
  return `Watch requests, browse the data, set the clock and inject faults: ${url}${CONTROL_PATH}/
For programs: ${url}${CONTROL_PATH}/openapi.json${bearer}

`;
}
