import type { Hono } from "hono";
import type { Context } from "../context.ts";
import { createReadiness } from "./readiness.ts";

/**
 * Adds the health checks for orchestrators, at the paths that are common for them. They require no token and reveal only a
 * status, so they are served without the control plane too. They are neither counted nor logged.
 */
export function healthRoutes(app: Hono, { store, stopping }: Context): void {
  const readiness = createReadiness(store, stopping.signal);
  const headers = { "cache-control": "no-store" };
  app.get("/healthz", (c) => c.json({ status: "alive" }, 200, headers));
  app.get("/readyz", async (c) => {
    const status = await readiness();
    return c.json({ status }, status === "ready" ? 200 : 503, headers);
  });
}
