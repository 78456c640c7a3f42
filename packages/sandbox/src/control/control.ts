import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { Hono } from "hono";
import { NoResultError } from "kysely";
import { ApiError } from "../api-error.ts";
import type { Context } from "../context.ts";
import { controlDocument } from "../generated/control-document.ts";
import { Disconnected } from "../http/body.ts";
import { reportInternalError } from "../http/internal-error.ts";
import { Changes } from "./changes.ts";
import { checkControl } from "./guard.ts";
import { pageRoutes } from "./page.ts";
import { alarmVerificationRoutes } from "./routes/alarm-verifications.ts";
import { behaviorRoutes } from "./routes/behavior.ts";
import { clockRoutes } from "./routes/clock.ts";
import type { ControlEnv } from "./routes/control-routes.ts";
import { dataRoutes } from "./routes/data.ts";
import { faultRoutes } from "./routes/faults.ts";
import { requestRoutes } from "./routes/requests.ts";
import { snapshotRoutes } from "./routes/snapshots.ts";
import { tokenRoutes } from "./routes/tokens.ts";
import { workspaceRoutes } from "./routes/workspaces.ts";

/** The path of the control plane. */
export const CONTROL_PATH = "/_sandbox";

function workspaceDeleted(): ApiError {
  return new ApiError(404, "Unknown workspace. It was deleted while the request was being handled.");
}

/**
 * Creates the control plane: the operations that its OpenAPI description lists, that description, and the control page.
 *
 * @param token the token that callers must send; undefined if only this machine can reach the sandbox.
 */
export function createControl(context: Context, token: string | undefined): Hono<ControlEnv> {
  const control = new Hono<ControlEnv>();
  const changes = new Changes();
  pageRoutes(control, token);
  control.use(async (c, next) => {
    checkControl(c.req.raw, token);
    await next();
    const asked = c.get("asked");
    if (asked && c.req.method !== "GET" && c.res.ok) changes.publish(asked);
  });
  control.onError((error, c) => {
    if (error instanceof ApiError) {
      return c.json(error.toDto(), error.status, error.status === 503 ? { "retry-after": "1" } : {});
    }
    if (error instanceof Disconnected) return RESPONSE_ALREADY_SENT;
    // The rows of a workspace that exists all have a result.
    if (error instanceof NoResultError) return c.json(workspaceDeleted().toDto(), 404);
    const { status, message, headers } = reportInternalError(context, error);
    return c.json({ status_code: status, error_message: message }, status, headers);
  });
  control.notFound((c) =>
    c.json(
      new ApiError(404, `Unknown path or method of the control plane: ${c.req.method} ${c.req.path}`).toDto(),
      404,
    ),
  );
  control.get("/openapi.json", (c) => c.json(controlDocument));
  const routes = { control, context, changes };
  workspaceRoutes(routes);
  dataRoutes(routes);
  snapshotRoutes(routes);
  clockRoutes(routes);
  behaviorRoutes(routes);
  faultRoutes(routes);
  alarmVerificationRoutes(routes);
  tokenRoutes(routes);
  requestRoutes(routes);
  return control;
}
