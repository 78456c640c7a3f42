import { isObject } from "@chekt/description";
import { type Description, readDescription } from "../description.ts";
import { readError } from "../engine/read-error.ts";
import { type Clock, systemClock } from "../engine/clock.ts";
import { Blocked } from "../engine/finding.ts";
import { Secrets } from "../engine/secrets.ts";
import { Sender } from "../engine/sender.ts";
import type { ClientCredentials, Target } from "../engine/target.ts";
import { tokenRequest } from "../engine/tokens.ts";
import type { Wire } from "../engine/wire/call.ts";
import type { Exchange } from "../engine/wire/exchange.ts";
import { serialise } from "../engine/wire/serialise.ts";
import { NoTarget } from "./optional.ts";

/** A client of a URL, where its credentials come from, and the dealers that it must reach. */
interface Client {
  readonly credentials: ClientCredentials | undefined;
  readonly variables: string;
  readonly dealers: readonly (readonly [option: string, dealer: number | undefined])[];
}

/**
 * Checks before a run at a URL that the server responds, accepts the credentials, and gives access to the dealers. Other
 * wrong responses are left to the run, which reports them as findings.
 *
 * @throws NoTarget that says what to correct.
 */
export async function checkAccess(target: Target, signal?: AbortSignal, clock: Clock = systemClock): Promise<void> {
  const description = readDescription();
  const sender = new Sender(target, clock);
  const secrets = new Secrets(target.access);
  const send = async (wire: Wire): Promise<Exchange> => {
    const exchange = await sender.send(wire, signal);
    secrets.note(exchange);
    refuseSilenceAndRedirect(target, exchange);
    return exchange;
  };
  const { partner, dealerApp, dealers } = target.access;
  const clients: readonly Client[] = [
    {
      credentials: partner,
      variables: "CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET",
      dealers: [
        ["--dealer", dealers.own],
        ["CHEKT_SECOND_DEALER", dealers.second],
      ],
    },
    {
      credentials: dealerApp,
      variables: "CHEKT_APP_CLIENT_ID and CHEKT_APP_CLIENT_SECRET",
      dealers: [["CHEKT_APP_DEALER", dealers.ofApp]],
    },
  ];
  try {
    for (const client of clients) await checkClient(description, send, secrets, client);
  } catch (error) {
    throw error instanceof Blocked ? new NoTarget(`The run cannot start: ${error.message}.`, { cause: error }) : error;
  }
}

async function checkClient(
  description: Description,
  send: (wire: Wire) => Promise<Exchange>,
  secrets: Secrets,
  { credentials, variables, dealers }: Client,
): Promise<void> {
  if (!credentials) return;
  const exchange = await send(tokenRequest(description, credentials));
  if (isRefused(exchange)) {
    throw new NoTarget(
      `The server refused the client credentials: ${secrets.hide(explain(exchange))}. Check ${variables}.`,
    );
  }
  const token = isObject(exchange.json) ? exchange.json["access_token"] : undefined;
  if (typeof token !== "string") return;
  const operation = description.operation("getDealer");
  for (const [option, dealerId] of dealers) {
    if (dealerId === undefined) continue;
    const call = { path: { dealerId }, query: {}, headers: {}, body: undefined };
    const response = await send(serialise(operation, call, token));
    if (response.status !== 403 && response.status !== 404) continue;
    throw new NoTarget(
      `The client cannot access dealer ${dealerId}: ${secrets.hide(explain(response))}. Connect the dealer first, or change ${option}.`,
    );
  }
}

function refuseSilenceAndRedirect({ baseUrl }: Target, { status, text, headers, wire }: Exchange): void {
  if (status === 0) throw new NoTarget(`No server responds at ${baseUrl}: ${text}.`);
  const location = headers.get("location");
  if (status < 300 || status >= 400 || location === null) return;
  throw new NoTarget(
    `${baseUrl}${wire.target} redirects to ${location}. The suite does not send credentials elsewhere. ` +
      "Use the URL of the API itself.",
  );
}

/** Whether the token endpoint refused the client, and not only the form of the request. */
function isRefused({ status, json }: Exchange): boolean {
  if (status === 401 || status === 403) return true;
  const error = isObject(json) ? json["error"] : undefined;
  return status === 400 && (error === "invalid_client" || error === "unauthorized_client");
}

/** Returns the status code of an error, and the message in its body. */
function explain({ status, json }: Exchange): string {
  const { error, error_description } = isObject(json) ? json : {};
  const texts = [error, error_description, readError(json)?.message].filter((text) => typeof text === "string");
  return [String(status), ...texts].join(" ").slice(0, 300);
}
