import { Hono } from "hono";
import { ApiError } from "../api-error.ts";
import type { Context } from "../context.ts";
import { withFaults } from "../faults/strike.ts";
import { operations } from "../generated/operations.ts";
import { Exchange } from "../http/exchange.ts";
import { respond } from "../http/respond.ts";
import { serveAuthorization } from "../oauth/authorize.ts";
import { readForm } from "../oauth/read-form.ts";
import { createToken, findClient } from "../oauth/token-endpoint.ts";
import type { HandlerResult } from "../operations/call.ts";
import { createMachineToken, findIssuer, MACHINE_CREDENTIALS } from "./machine-token.ts";

/** The lifetime of the tokens in CHeKT's sample, in seconds: one day. */
const TOKEN_TTL = 86_400;

/** How requests name the API and the authorization server. */
export interface AuthServerIdentity {
  /** The audience that requests must name: the URL of the API. */
  readonly audience: string;
  /** The accepted `aud`s of assertions, with a final slash: the issuer, and other names of this machine. */
  readonly issuers: readonly string[];
}

/** The paths of the server, as in CHeKT's sample. */
export const TOKEN_PATH = "/oauth/token";
export const AUTHORIZE_PATH = "/authorize";

/**
 * Creates a server that issues tokens as CHeKT's sample describes it (github.com/chekt/chekt-service-auth0-sample). The
 * sample has one server for machines and one for users. Both have the same paths for different grants, so here one server
 * is both.
 *
 * @param identity how requests name the API and this server.
 */
export function createAuthServer(context: Context, identity: AuthServerIdentity): Hono {
  const app = new Hono();
  const operation = operations.find(({ id }) => id === "createToken");
  app.post(TOKEN_PATH, (c) => {
    const exchange = new Exchange(context, c, operation);
    return respond(exchange, c, async () => {
      if (operation === undefined) throw new Error("The description has no createToken.");
      const form = await readForm(exchange, operation, "client_secret, or for a machine client_assertion,");
      return handleForm(context, exchange, form, identity);
    });
  });
  app.get(AUTHORIZE_PATH, (c) => serveAuthorization(context, c, identity.audience));
  app.onError((error, c) => new Exchange(context, c, undefined).refuse(error));
  app.notFound(async (c) => {
    const message = `Unknown path ${c.req.path}. This server has POST ${TOKEN_PATH} and GET ${AUTHORIZE_PATH}.`;
    return new Exchange(context, c, undefined).refuse(new ApiError(404, message));
  });
  return app;
}

async function handleForm(
  context: Context,
  exchange: Exchange,
  form: URLSearchParams,
  { audience, issuers }: AuthServerIdentity,
): Promise<HandlerResult> {
  const { db } = context.store;
  const isMachine = form.get("grant_type") === "client_credentials";
  // Machines need not send `client_id`, because the assertion names them.
  const named = form.get("client_id") ?? (isMachine ? await findIssuer(form.get(MACHINE_CREDENTIALS)) : undefined);
  const client = await findClient(db, new URLSearchParams({ client_id: named ?? "" }));
  if (client) exchange.workspace = client.workspace;
  const work = (): Promise<HandlerResult> =>
    isMachine
      ? createMachineToken(context, form, client, { issuers, audience, ttl: TOKEN_TTL })
      : createToken({ ...context, tokenTtl: TOKEN_TTL }, form, client, { audience: issuers, namesScopes: true });
  return client && client.fault_count > 0 ? withFaults(context, client.workspace, "createToken", work) : work();
}
