import { streamSSE } from "hono/streaming";
import type { LogEntry } from "../../log/log-entry.ts";
import { toHar } from "../har.ts";
import { type ControlRoutes, findWorkspace } from "./control-routes.ts";

/** How often an idle stream sends a comment, in milliseconds. Proxies cut connections that stay silent. */
const HEARTBEAT = 15_000;

export function requestRoutes({ control, context, changes }: ControlRoutes): void {
  const { log, stopping } = context;
  control.get("/workspaces/:workspace/requests", async (c) => {
    const workspace = await findWorkspace(context, c, "listRequests");
    const format = c.req.query("format") ?? "json";
    if (format === "har") return c.json(toHar(log.entries(workspace), new URL(c.req.url).origin));
    if (format === "json") return c.json(log.entries(workspace));
    // Sent by a client that reconnects. Without it, the stream begins now.
    const lastId = Number(c.req.header("last-event-id") ?? Infinity);
    return streamSSE(c, async (stream) => {
      const ended = Promise.withResolvers<void>();
      const end = (): void => ended.resolve();
      stream.onAbort(end);
      // The stream ends only when the client disconnects, so shutdown must end it.
      stopping.signal.addEventListener("abort", end, { once: true });
      if (stopping.signal.aborted) end();
      const send = (entry: LogEntry): void =>
        void stream.writeSSE({ id: String(entry.id), data: JSON.stringify(entry) });
      // Sends the headers at once.
      void stream.writeSSE({ event: "open", data: "" });
      // Without a pause before listening, so that no entry is lost or sent twice.
      for (const entry of log.entries(workspace)) if (entry.id > lastId) send(entry);
      const stops = [
        log.listen((entry) => {
          if (entry.workspace === workspace) send(entry);
        }),
        changes.listen((change) => {
          if (change.workspace === workspace) void stream.writeSSE({ event: "change", data: JSON.stringify(change) });
        }),
      ];
      const heart = setInterval(() => void stream.write(": heartbeat\n\n"), HEARTBEAT);
      await ended.promise;
      clearInterval(heart);
      stopping.signal.removeEventListener("abort", end);
      for (const stop of stops) stop();
    });
  });
  control.delete("/workspaces/:workspace/requests", async (c) => {
    log.clear(await findWorkspace(context, c, "clearRequests"));
    return c.body(null, 204);
  });
}
