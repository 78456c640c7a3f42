import type { Hono } from "hono";
import type { Context } from "../context.ts";
import { createReadiness } from "./readiness.ts";

/**
 * Puts on a server what an orchestrator asks for. It stands where orchestrators look by default, wants no token and tells
 * nothing but a word, so that it is there without the control plane too. It is neither counted nor logged.
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
