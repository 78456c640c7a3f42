import type { Hono } from "hono";
import { ApiError } from "../api-error.ts";
import type { Context } from "../context.ts";
import { CONTROL_PATH, createControl } from "../control/control.ts";
import { healthRoutes } from "../health/routes.ts";
import { metricsRoute } from "../metrics/routes.ts";
import { createApi } from "./api.ts";

/** Who may use the control plane and read the metrics: callers with the token or, without one, only this machine. */
export interface ControlAccess {
  readonly token: string | undefined;
}

/** Creates everything a sandbox serves: the API, health checks and, if enabled, the control plane and metrics. */
export function createApp(context: Context, control: ControlAccess | undefined): Hono {
  const app = createApi(context);
  healthRoutes(app, context);
  if (!control) return app;
  metricsRoute(app, context, control.token);
  // The page's relative URLs need the trailing slash.
  app.get(CONTROL_PATH, (c) => c.redirect(`.${CONTROL_PATH}/${new URL(c.req.url).search}`));
  // Mounting copies the request, and no Request can have this method: https://fetch.spec.whatwg.org/#forbidden-method
  app.on("TRACE", `${CONTROL_PATH}/*`, (c) =>
    c.json(new ApiError(405, "Unsupported method TRACE. The control plane has no path that accepts it.").toDto(), 405),
  );
  return app.mount(CONTROL_PATH, createControl(context, control.token).fetch);
}
