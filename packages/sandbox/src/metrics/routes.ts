import type { Hono } from "hono";
import manifest from "../../package.json" with { type: "json" };
import { ApiError } from "../api-error.ts";
import type { Context } from "../context.ts";
import { checkControl } from "../control/guard.ts";
import { EXPOSITION_TYPE, writeExposition } from "./exposition.ts";
import { gauge, processFamilies } from "./process-families.ts";

/**
 * Serves the metrics, at the default path of Prometheus. They reveal how much a sandbox is used, so they have the same
 * access rules as the control plane.
 */
export function metricsRoute(app: Hono, { metrics, connections, store }: Context, token: string | undefined): void {
  app.get("/metrics", (c) => {
    try {
      checkControl(c.req.raw, token);
    } catch (error) {
      if (error instanceof ApiError) return c.json(error.toDto(), error.status);
      throw error;
    }
    const families = [
      gauge("chekt_sandbox_info", "Version and store of this sandbox.", 1, {
        version: manifest.version,
        store: store.engine,
      }),
      ...metrics.families(),
      gauge("chekt_sandbox_requests_under_way", "Requests in progress.", connections.underWay),
      gauge("chekt_sandbox_open_connections", "Open connections.", connections.open),
      ...processFamilies(),
    ];
    return c.body(writeExposition(families), 200, { "content-type": EXPOSITION_TYPE, "cache-control": "no-store" });
  });
}
