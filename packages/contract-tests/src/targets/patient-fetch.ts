import { setTimeout } from "node:timers/promises";
import type { Fetch } from "../engine/wire/exchange.ts";

/** How often a request is sent again, and how long is waited for it at most, in seconds. */
const TIMES = 3;
const LONGEST = 60;

/** Waits when a server says 429 and for how long, and asks again: the suite is in no hurry, and others use the server too. */
export function patientFetch(
  fetch: Fetch,
  sleep: (milliseconds: number, signal?: AbortSignal) => Promise<unknown> = (milliseconds, signal) =>
    setTimeout(milliseconds, undefined, signal && { signal }),
): Fetch {
  return async (url, init) => {
    for (let time = 0; ; time += 1) {
      const response = await fetch(url, init);
      const wait = Number(response.headers.get("retry-after"));
      if (response.status !== 429 || time === TIMES || !(wait > 0 && wait <= LONGEST)) return response;
      await response.body?.cancel();
      await sleep(wait * 1000, init.signal ?? undefined);
    }
  };
}
