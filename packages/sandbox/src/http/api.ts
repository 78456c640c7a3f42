import { type Context as HonoContext, Hono } from "hono";
import { ApiError } from "../api-error.ts";
import { findRateLimit } from "../behavior/behavior.ts";
import { handleOnce } from "../behavior/idempotency.ts";
import type { RateLimit } from "../behavior/rate-limit.ts";
import { SMALL_BODY } from "../body-budget.ts";
import type { Context } from "../context.ts";
import type { DescribedOperation } from "../description/described-operation.ts";
import { withFaults } from "../faults/strike.ts";
import { operations } from "../generated/operations.ts";
import { serveAuthorization } from "../oauth/authorize.ts";
import { parseBearer, type Caller, buildCaller, findToken, findTokenWorkspace } from "../oauth/bearer.ts";
import { readForm } from "../oauth/read-form.ts";
import { findMissingScope } from "../oauth/scopes.ts";
import { createToken, findClient } from "../oauth/token-endpoint.ts";
import type { Call, HandlerResult } from "../operations/call.ts";
import { clearEmpty } from "../operations/clear-empty.ts";
import { handlers } from "../operations/handlers.ts";
import { Turns } from "../turns.ts";
import { Exchange } from "./exchange.ts";
import { pickExample, type Preference, readPreference } from "./prefer.ts";
import { parseBody, readBodyText, readRequestParameters } from "./read-request.ts";
import { respond } from "./respond.ts";

/** Parsing a large body takes many times its size, so one is handled after the other. */
const largeBodies = new Turns();

/** Creates the Partner API: a route for each path of the description, and errors for everything else. */
export function createApi(context: Context): Hono {
  const api = new Hono();
  for (const [path, pathOperations] of Map.groupBy(operations, ({ path: template }) => template)) {
    const route = path.replaceAll(/\{(\w+)\}/g, ":$1");
    const allow = pathOperations.map(({ method }) => method).join(", ");
    for (const operation of pathOperations) {
      api.on(operation.method, route, async (c) => {
        const exchange = new Exchange(context, c, operation);
        return respond(exchange, c, () => admit(context, exchange, operation));
      });
    }
    api.options(route, async (c) => {
      const exchange = await createExchange(context, c);
      Object.assign(exchange.headers, {
        allow,
        "access-control-allow-methods": allow,
        "access-control-allow-headers": exchange.header("access-control-request-headers") ?? "*",
      });
      return exchange.respond({ status: 204 });
    });
    api.all(route, async (c) => {
      const exchange = await createExchange(context, c);
      exchange.headers["allow"] = allow;
      return exchange.refuse(new ApiError(405, `Unsupported method ${c.req.method}. This path accepts ${allow}.`));
    });
  }
  // Not an operation of the description, but a page to which the client sends the user's browser.
  api.get("/oauth/authorize", (c) => serveAuthorization(context, c));
  // Errors before an exchange exists, or while responding.
  api.onError((error, c) => new Exchange(context, c, undefined).refuse(error));
  api.notFound(async (c) => {
    const exchange = await createExchange(context, c);
    return exchange.refuse(
      new ApiError(
        404,
        `Unknown path ${c.req.path}. Paths of the API start with /partner/v1 and have no trailing slash.`,
      ),
    );
  });
  return api;
}

/** Creates the exchange of a request without an operation, in the workspace of its token if that is known. */
async function createExchange(context: Context, c: HonoContext): Promise<Exchange> {
  const exchange = new Exchange(context, c, undefined);
  exchange.workspace =
    (await findTokenWorkspace(context.store.db, exchange.header("authorization"))) ?? exchange.workspace;
  return exchange;
}

/** Authenticates the caller, and applies faults. */
async function admit(context: Context, exchange: Exchange, operation: DescribedOperation): Promise<HandlerResult> {
  const preference = readPreference(exchange.header("prefer"));
  if (preference) return respondWithExample(context, exchange, operation, preference);
  const { id } = operation;
  if (id === "createToken") return handleTokenRequest(context, exchange, operation);

  const dealerId = exchange.path["dealerId"];
  const token = await findToken(
    context.store.db,
    exchange.header("authorization"),
    dealerId !== undefined && /^\d{1,15}$/.test(dealerId) ? Number(dealerId) : undefined,
  );
  exchange.workspace = token.workspace;
  exchange.errorFormat = token.error_format ?? context.behavior.errorFormat;
  const caller = buildCaller(token, context.machine);
  const rateLimit = findRateLimit(token, context.behavior);
  if (rateLimit) applyRateLimit(context, exchange, caller, rateLimit);
  const work = (): Promise<HandlerResult> => handleRequest(context, exchange, { ...operation, id }, caller);
  return caller.hasFaults ? withFaults(context, caller.workspace, id, work) : work();
}

/**
 * Responds like Prism: with an example, for any bearer token and any request that matches the description. Requests with an
 * unknown token are not validated, because anyone can send them.
 */
async function respondWithExample(
  context: Context,
  exchange: Exchange,
  operation: DescribedOperation,
  preference: Preference,
): Promise<HandlerResult> {
  const authorization = exchange.header("authorization");
  const workspace = await findTokenWorkspace(context.store.db, authorization);
  exchange.workspace = workspace ?? exchange.workspace;
  if (operation.security !== null) parseBearer(authorization);
  if (operation.security !== null && workspace !== undefined) {
    readRequestParameters(exchange, operation);
    const text = await readBodyText(exchange, operation);
    if (text !== undefined) parseBody(operation, text);
  }
  return pickExample(operation, preference);
}

/** Handles the request of an authenticated caller. */
async function handleRequest(
  context: Context,
  exchange: Exchange,
  operation: DescribedOperation & { readonly id: keyof typeof handlers },
  caller: Caller,
): Promise<HandlerResult> {
  const { parameters, conditions } = readRequestParameters(exchange, operation);
  checkKindOfToken(operation, caller);
  checkScopes(exchange, operation, caller);
  if (operation.security !== "authorizationCode") checkReach(caller, exchange.path["dealerId"]);
  const text = await readBodyText(exchange, operation);
  const finish = (): Promise<HandlerResult> =>
    handleBody(context, exchange, operation, caller, {
      parameters,
      conditions,
      body: text === undefined ? undefined : clearEmpty(parseBody(operation, text)),
    });
  return text !== undefined && text.length > SMALL_BODY ? largeBodies.take(async () => finish()) : finish();
}

/** Handles a request that matches the description, once if it has an idempotency key. */
async function handleBody(
  { store }: Context,
  exchange: Exchange,
  operation: DescribedOperation & { readonly id: keyof typeof handlers },
  caller: Caller,
  content: Pick<Call, "parameters" | "conditions" | "body">,
): Promise<HandlerResult> {
  const work = (): Promise<HandlerResult> => handlers[operation.id]({ id: operation.id, store, caller, ...content });
  const key = exchange.header("idempotency-key");
  if (key === undefined || operation.method === "GET") return work();
  const { workspace, clientId, now } = caller;
  const endpoint = `${operation.method} ${exchange.url.pathname}`;
  return handleOnce(store.db, { workspace, clientId, key, endpoint, body: exchange.requestBody ?? "", now }, work);
}

/**
 * Counts a request against the rate limit of its client.
 *
 * @throws ApiError 429 if it is over the limit.
 */
function applyRateLimit(
  context: Context,
  exchange: Exchange,
  { workspace, clientId, now }: Caller,
  rateLimit: RateLimit,
): void {
  const admission = context.rateLimiter.admit(`${workspace} ${clientId}`, rateLimit, now);
  Object.assign(exchange.headers, {
    "x-ratelimit-limit": String(admission.limit),
    "x-ratelimit-remaining": String(admission.remaining),
    "x-ratelimit-reset": String(Math.ceil(admission.reset / 1000)),
  });
  if (admission.isAdmitted) return;
  exchange.headers["retry-after"] = String(admission.retryAfter);
  throw new ApiError(429, `Too many requests. The next one is accepted in ${admission.retryAfter} s.`);
}

async function handleTokenRequest(
  context: Context,
  exchange: Exchange,
  operation: DescribedOperation,
): Promise<HandlerResult> {
  const form = await readForm(exchange, operation, "client_id and client_secret");
  const client = await findClient(context.store.db, form);
  if (client) exchange.workspace = client.workspace;
  const { pathname } = exchange.url;
  const work = (): Promise<HandlerResult> =>
    createToken(context, form, client, {
      audience: context.origins.flatMap((origin) => [origin, `${origin}/`, `${origin}${pathname}`]),
      namesScopes: false,
    });
  return client && client.fault_count > 0 ? withFaults(context, client.workspace, operation.id, work) : work();
}

/** @throws ApiError 403 if the operation requires the other kind of token. */
function checkKindOfToken({ security }: DescribedOperation, caller: Caller): void {
  if (security === "authorizationCode") {
    if (caller.userDealerId !== null) return;
    throw new ApiError(403, "This operation requires a user token. You sent a client token.");
  }
  if (caller.userDealerId !== null) {
    throw new ApiError(
      403,
      "This operation requires a client token. You sent a user token, which can only connect its dealer.",
    );
  }
}

/**
 * Checks that the token has the scopes of the operation, and that they are granted to its client at present.
 *
 * @throws ApiError 403 that names the missing scope.
 */
function checkScopes(exchange: Exchange, { id, scopes }: DescribedOperation, caller: Caller): void {
  const missing = findMissingScope(scopes, caller.scopes);
  if (missing === undefined) return;
  // RFC 6750, section 3.1.
  exchange.headers["www-authenticate"] = `Bearer error="insufficient_scope", scope="${scopes.join(" ")}"`;
  throw new ApiError(
    403,
    `${id} requires the scope ${missing}, which the access token does not have.`,
    undefined,
    "insufficient_scope",
  );
}

/**
 * Checks that the caller can reach the dealer in the path.
 *
 * @throws ApiError 403 or 404.
 */
function checkReach(caller: Caller, dealerId: string | undefined): void {
  if (caller.reach === "connected") return;
  if (caller.reach === "no-such-dealer") throw new ApiError(404, `Dealer ${dealerId} does not exist`);
  throw new ApiError(403, `Dealer ${dealerId} is not connected to ${caller.clientName}`);
}
