import type { Hono } from "hono";
import type { Context } from "../context.ts";
import { CONTROL_PATH, createControl } from "../control/control.ts";
import { healthRoutes } from "../health/routes.ts";
import { metricsRoute } from "../metrics/routes.ts";
import { createApi } from "./api.ts";

/** Who may use the control plane, and read the metrics: whoever bears the token or, without one, this machine only. */
export interface ControlAccess {
  readonly token: string | undefined;
}

/** All that a sandbox serves: the API, whether it is well and, where it is wanted, the control plane beside them. */
export function createApp(context: Context, control: ControlAccess | undefined): Hono {
  const app = createApi(context);
  healthRoutes(app, context);
  if (!control) return app;
  metricsRoute(app, context, control.token);
  // What the page refers to stands below this path, with its slash.
  app.get(CONTROL_PATH, (c) => c.redirect(`.${CONTROL_PATH}/${new URL(c.req.url).search}`));
  return app.mount(CONTROL_PATH, createControl(context, control.token).fetch);
}
