import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { type Context as HonoContext, Hono } from "hono";
import { ApiError } from "../api-error.ts";
import type { Context } from "../context.ts";
import type { DescribedOperation } from "../description/described-operation.ts";
import { readParameters } from "../description/validate.ts";
import { Dropped, underFaults } from "../faults/strike.ts";
import { operations } from "../generated/operations.ts";
import { authorize } from "../oauth/authorize.ts";
import { parseBearer, type Caller, buildCaller, findToken, findWorkspaceOfToken } from "../oauth/bearer.ts";
import { TokenError } from "../oauth/token-error.ts";
import { createToken, findClient } from "../oauth/token-endpoint.ts";
import type { Answer } from "../operations/call.ts";
import { handlers } from "../operations/handlers.ts";
import { checkMediaType, readText } from "./body.ts";
import { Exchange } from "./exchange.ts";
import { pickExample, type Preference, readPreference } from "./prefer.ts";
import { readBody, readRequestParameters } from "./read-request.ts";

/** The Partner API: a route for each path of the description, and an answer for all that is none. */
export function createApi(context: Context): Hono {
  const api = new Hono();
  for (const [path, ofPath] of Map.groupBy(operations, ({ path: template }) => template)) {
    const route = path.replaceAll(/\{(\w+)\}/g, ":$1");
    const allow = ofPath.map(({ method }) => method).join(", ");
    for (const operation of ofPath) {
      api.on(operation.method, route, async (c) => {
        const exchange = new Exchange(context, c, operation);
        try {
          return exchange.respond(await admit(context, exchange, operation));
        } catch (error) {
          return error instanceof Dropped ? drop(exchange, c) : exchange.refuse(error);
        }
      });
    }
    api.options(route, async (c) => {
      const exchange = await beginning(context, c);
      Object.assign(exchange.headers, {
        allow,
        "access-control-allow-methods": allow,
        "access-control-allow-headers": exchange.header("access-control-request-headers") ?? "*",
      });
      return exchange.respond({ status: 204 });
    });
    api.all(route, async (c) => {
      const exchange = await beginning(context, c);
      exchange.headers["allow"] = allow;
      return exchange.refuse(new ApiError(405, `This path takes ${allow}, not ${c.req.method}`));
    });
  }
  // No operation of the description: it is a page for people, whose browser the client sends here.
  api.get("/oauth/authorize", async (c) => {
    const authorization = await authorize(context, new URL(c.req.url).searchParams);
    c.header("cache-control", "no-store");
    c.header("referrer-policy", "no-referrer");
    if (authorization.kind === "redirect") return c.redirect(authorization.location, 302);
    c.header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    return c.html(authorization.body, authorization.status);
  });
  // What goes wrong before an exchange begins, or in answering at all.
  api.onError((error, c) => new Exchange(context, c, undefined).refuse(error));
  api.notFound(async (c) => {
    const exchange = await beginning(context, c);
    return exchange.refuse(
      new ApiError(404, `The API has no path ${c.req.path}: its paths begin with /partner/v1 and end without a slash`),
    );
  });
  return api;
}

/** The exchange of a request that no operation answers. It belongs to the workspace of its token, if that is known. */
async function beginning(context: Context, c: HonoContext): Promise<Exchange> {
  const exchange = new Exchange(context, c, undefined);
  exchange.workspace =
    (await findWorkspaceOfToken(context.store.db, exchange.header("authorization"))) ?? exchange.workspace;
  return exchange;
}

/** Cuts the connection without an answer. Whoever calls without one finds out by the answer being this. */
function drop(exchange: Exchange, c: HonoContext): Response {
  exchange.dropped();
  const bindings = c.env as HttpBindings | undefined;
  bindings?.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** Finds out who calls, and what faults strike. */
async function admit(context: Context, exchange: Exchange, operation: DescribedOperation): Promise<Answer> {
  const preference = readPreference(exchange.header("prefer"));
  if (preference) return answerByExample(context, exchange, operation, preference);
  const { id } = operation;
  if (id === "createToken") return answerToTokenRequest(context, exchange, operation);

  const dealerId = exchange.path["dealerId"];
  const token = await findToken(
    context.store.db,
    exchange.header("authorization"),
    dealerId !== undefined && /^\d{1,15}$/.test(dealerId) ? Number(dealerId) : undefined,
  );
  exchange.workspace = token.workspace;
  const caller = buildCaller(token, context.machine);
  const work = (): Promise<Answer> => answerTo(context, exchange, { ...operation, id }, caller);
  return caller.hasFaults ? underFaults(context, caller.workspace, id, work) : work();
}

/** Answers as Prism does: whoever bears any token gets an example, for a request that fits the description. */
async function answerByExample(
  context: Context,
  exchange: Exchange,
  operation: DescribedOperation,
  preference: Preference,
): Promise<Answer> {
  const authorization = exchange.header("authorization");
  exchange.workspace = (await findWorkspaceOfToken(context.store.db, authorization)) ?? exchange.workspace;
  if (operation.security !== null) {
    parseBearer(authorization);
    readRequestParameters(exchange, operation);
    await readBody(exchange, operation);
  }
  return pickExample(operation, preference);
}

/** Does what a caller asks for, who is known. */
async function answerTo(
  context: Context,
  exchange: Exchange,
  operation: DescribedOperation & { readonly id: keyof typeof handlers },
  caller: Caller,
): Promise<Answer> {
  const { parameters, conditions } = readRequestParameters(exchange, operation);
  checkReach(operation, caller, exchange.path["dealerId"]);
  const body = await readBody(exchange, operation);
  return handlers[operation.id]({ id: operation.id, store: context.store, caller, parameters, conditions, body });
}

async function answerToTokenRequest(
  context: Context,
  exchange: Exchange,
  operation: DescribedOperation,
): Promise<Answer> {
  // RFC 6749, section 5.1.
  exchange.headers["cache-control"] = "no-store";
  try {
    readParameters(operation, exchange.path, exchange.url.searchParams, (name) => exchange.header(name));
    checkMediaType(String(operation.body), exchange.header("content-type") ?? null);
    exchange.requestBody = await readText(exchange.request);
  } catch (error) {
    throw error instanceof ApiError ? new TokenError("invalid_request", error.message) : error;
  }
  const form = new URLSearchParams(exchange.requestBody);
  const client = await findClient(context.store.db, form);
  if (client) exchange.workspace = client.workspace;
  const { origin, pathname } = exchange.url;
  const work = (): Promise<Answer> =>
    createToken(context, form, client, [origin, `${origin}/`, `${origin}${pathname}`]);
  return client && client.fault_count > 0 ? underFaults(context, client.workspace, operation.id, work) : work();
}

/**
 * Lets through who may call the operation for the dealer in the path.
 *
 * @throws ApiError 403 or 404.
 */
function checkReach({ security }: DescribedOperation, caller: Caller, dealerId: string | undefined): void {
  if (security === "authorizationCode") {
    if (caller.userDealerId !== null) return;
    throw new ApiError(403, "This operation needs the token of a dealer's user, and this is a token of a client");
  }
  if (caller.userDealerId !== null) {
    throw new ApiError(
      403,
      "This is the token of a dealer's user, which serves to connect the dealer and nothing else",
    );
  }
  if (caller.reach === "connected") return;
  if (caller.reach === "no-such-dealer") throw new ApiError(404, `There is no dealer ${dealerId}`);
  throw new ApiError(403, `Dealer ${dealerId} is not connected to ${caller.clientName}`);
}
