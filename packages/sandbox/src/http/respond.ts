import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context as HonoContext } from "hono";
import { Dropped } from "../faults/strike.ts";
import type { HandlerResult } from "../operations/call.ts";
import { Disconnected } from "./body.ts";
import type { Exchange } from "./exchange.ts";

/** Responds with the result of a handler, or with its error. */
export async function respond(
  exchange: Exchange,
  c: HonoContext,
  work: () => Promise<HandlerResult>,
): Promise<Response> {
  try {
    return exchange.respond(await work());
  } catch (error) {
    if (error instanceof Dropped || error instanceof Disconnected) return drop(exchange, c, error.message);
    return exchange.refuse(error);
  }
}

/** Drops the connection. Without a socket, callers recognize a dropped connection by this return value. */
function drop(exchange: Exchange, c: HonoContext, reason: string): Response {
  exchange.dropped(reason);
  const bindings = c.env as HttpBindings | undefined;
  bindings?.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}
