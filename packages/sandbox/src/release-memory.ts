import { setFlagsFromString } from "node:v8";
import type { RequestLog } from "./log/request-log.ts";

/** How long the sandbox must be without requests to count as idle, in milliseconds. */
export const IDLE_MS = 5000;

/**
 * Makes V8 release memory while the sandbox is idle. By default V8 keeps the heap of the busiest moment. Optimized for
 * size, it looks every eight seconds for memory to release, but runs slower, so the next request switches back.
 *
 * @param log reports requests.
 * @param saveMemory switches V8 between size and speed, for the whole process.
 * @returns a function that stops this.
 */
export function releaseMemoryWhenIdle(log: RequestLog, saveMemory: (isWanted: boolean) => void = setV8): () => void {
  let hadRequest = false;
  let isIdle = false;
  const timer = setInterval(() => {
    if (!hadRequest && !isIdle) {
      isIdle = true;
      saveMemory(true);
    }
    hadRequest = false;
  }, IDLE_MS).unref();
  const stopListening = log.listen(() => {
    hadRequest = true;
    if (!isIdle) return;
    isIdle = false;
    saveMemory(false);
  });
  return () => {
    clearInterval(timer);
    stopListening();
  };
}

function setV8(isWanted: boolean): void {
  setFlagsFromString(isWanted ? "--optimize-for-size" : "--no-optimize-for-size");
}
