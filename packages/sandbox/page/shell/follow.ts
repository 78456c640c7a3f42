import { ControlError } from "./control.ts";
import { eventReader, type StreamEvent } from "./event-stream.ts";

/** Whether the page receives events. */
export type Liveness = { readonly state: "live" } | { readonly state: "lost"; readonly reason: string };

/** The options of `follow`. */
export interface FollowOptions {
  readonly open: (signal: AbortSignal) => Promise<Response>;
  readonly onEvent: (event: StreamEvent) => void;
  readonly onLiveness: (liveness: Liveness) => void;
}

/** The sandbox sends a heartbeat every 15 seconds. After this time without one, in milliseconds, the connection is lost. */
const SILENCE = 40_000;

/** The waits between attempts, in milliseconds. The last one applies to all further attempts. */
const WAITS = [500, 1000, 2000, 4000];

/** Follows an event stream for as long as the page is open, and reconnects whenever it ends. */
export async function follow({ open, onEvent, onLiveness }: FollowOptions): Promise<never> {
  for (let failures = 0; ; failures += 1) {
    const reason = await readOnce(open, (event) => {
      if (event.event === "open") {
        failures = 0;
        onLiveness({ state: "live" });
      }
      onEvent(event);
    });
    onLiveness({ state: "lost", reason });
    const wait = WAITS[Math.min(failures, WAITS.length - 1)];
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

/** Reads a stream until it ends, and returns the reason. */
async function readOnce(open: FollowOptions["open"], onEvent: (event: StreamEvent) => void): Promise<string> {
  const silence = new AbortController();
  let alarm = setTimeout(() => silence.abort(), SILENCE);
  try {
    const { body } = await open(silence.signal);
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    const read = eventReader();
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done) return "The connection to the sandbox ended.";
      clearTimeout(alarm);
      alarm = setTimeout(() => silence.abort(), SILENCE);
      for (const event of read(value)) onEvent(event);
    }
  } catch (error) {
    return error instanceof ControlError ? error.message : "The connection to the sandbox was lost.";
  } finally {
    clearTimeout(alarm);
  }
}
