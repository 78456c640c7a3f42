import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import { ApiError } from "../../api-error.ts";
import type { RequestLog } from "../../log/request-log.ts";
import { Turns } from "../../turns.ts";
import type { Change, Changes } from "../changes.ts";
import { toHar } from "../har.ts";
import { type ControlRoutes, findWorkspace } from "./control-routes.ts";

/** How often an idle stream sends a comment, in milliseconds. Proxies cut connections that stay silent. */
const HEARTBEAT = 15_000;

/** A log is large, so one is sent after the other, and what was sent is released between two turns. */
const turns = new Turns();

/** The most event streams at once. */
const MAX_STREAMS = 100;

/** The most changes that wait for a client. The page reloads everything after any of them. */
const MAX_CHANGES = 100;

export function requestRoutes({ control, context, changes }: ControlRoutes): void {
  const { log, stopping } = context;
  let streams = 0;
  control.get("/workspaces/:workspace/requests", async (c) => {
    const workspace = await findWorkspace(context, c, "listRequests");
    const format = c.req.query("format") ?? "json";
    if (format === "har") {
      return turns.take(async () => c.json(toHar(log.entries(workspace), new URL(c.req.url).origin)));
    }
    if (format === "json") return turns.take(async () => c.json(log.entries(workspace)));
    if (streams >= MAX_STREAMS) throw new ApiError(503, `There are already ${MAX_STREAMS} event streams. Close some.`);
    // Sent by a client that reconnects. Without it, the stream begins now.
    const sent = Number(c.req.header("last-event-id") ?? NaN);
    streams += 1;
    return streamSSE(c, async (stream) => {
      try {
        await streamEvents(stream, { log, changes, workspace, stopping: stopping.signal, after: sent });
      } finally {
        streams -= 1;
      }
    });
  });
  control.delete("/workspaces/:workspace/requests", async (c) => {
    log.clear(await findWorkspace(context, c, "clearRequests"));
    return c.body(null, 204);
  });
}

interface EventSource {
  readonly log: RequestLog;
  readonly changes: Changes;
  readonly workspace: string;
  readonly stopping: AbortSignal;
  /** The ID of the last entry that the client has; NaN to begin now. */
  readonly after: number;
}

/**
 * Sends the requests and changes of a workspace until the client disconnects or the sandbox stops. It reads the log as fast as
 * the client reads the stream, so a client that does not read keeps nothing in memory, and misses what the log forgets.
 */
async function streamEvents(
  stream: SSEStreamingApi,
  { log, changes, workspace, stopping, after }: EventSource,
): Promise<void> {
  let sent = Number.isNaN(after) ? log.lastId : after;
  const changed: Change[] = [];
  let news = Promise.withResolvers<void>();
  const wake = (): void => news.resolve();
  const stops = [
    log.listen((entry) => {
      if (entry.workspace === workspace) wake();
    }),
    changes.listen((change) => {
      if (change.workspace !== workspace || changed.length >= MAX_CHANGES) return;
      changed.push(change);
      wake();
    }),
  ];
  stream.onAbort(wake);
  // The stream ends only when the client disconnects, so shutdown must end it.
  stopping.addEventListener("abort", wake, { once: true });
  let isSilent = true;
  const heart = setInterval(() => {
    // Written only to a client that reads, so that comments do not pile up.
    if (isSilent) void stream.write(": heartbeat\n\n");
  }, HEARTBEAT);
  try {
    // Sends the headers at once.
    await stream.writeSSE({ event: "open", data: "" });
    while (!stream.aborted && !stopping.aborted) {
      const entry = log.next(workspace, sent);
      const change = changed.shift();
      if (!entry && !change) {
        news = Promise.withResolvers();
        await news.promise;
        continue;
      }
      isSilent = false;
      if (entry) {
        sent = entry.id;
        await stream.writeSSE({ id: String(entry.id), data: JSON.stringify(entry) });
      }
      if (change) await stream.writeSSE({ event: "change", data: JSON.stringify(change) });
      isSilent = true;
    }
  } finally {
    clearInterval(heart);
    stopping.removeEventListener("abort", wake);
    for (const stop of stops) stop();
  }
}
