import { setFlagsFromString } from "node:v8";
import type { RequestLog } from "./log/request-log.ts";

/** After how long without a request it is quiet, in milliseconds. */
export const QUIET_MS = 5000;

/**
 * Has memory given back whenever it is quiet. V8 keeps what it had when it was busiest, for the next time. Set to save
 * memory, it looks every eight seconds for what it can give back; but then it is slower, so it is set back at once by the
 * next request.
 *
 * @param log tells of requests.
 * @param saveMemory sets V8, in the whole process.
 * @returns ends it.
 */
export function giveBackWhenQuiet(log: RequestLog, saveMemory: (isWanted: boolean) => void = setV8): () => void {
  let wasAsked = false;
  let isQuiet = false;
  const timer = setInterval(() => {
    if (!wasAsked && !isQuiet) {
      isQuiet = true;
      saveMemory(true);
    }
    wasAsked = false;
  }, QUIET_MS).unref();
  const stopListening = log.listen(() => {
    wasAsked = true;
    if (!isQuiet) return;
    isQuiet = false;
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
