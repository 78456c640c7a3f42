import type { Clock } from "./clock.ts";
import { Blocked } from "./finding.ts";
import type { Target } from "./target.ts";
import type { Wire } from "./wire/call.ts";
import { type Exchange, send } from "./wire/exchange.ts";

/** The number of retries after 429, and the longest wait before one, in milliseconds. */
const RETRIES = 8;
const LONGEST_WAIT = 5 * 60_000;

/** The waits after a 429 that does not say how long to wait: doubled each time, up to a minute. */
const FIRST_WAIT = 1000;
const LONGEST_BACKOFF = 60_000;

const MINUTE = 60_000;

/** After this many requests in a row without a response in time, no more are sent. */
const LONGEST_SILENCE = 3;

/** Sends requests no faster than the target allows, and waits when it responds with 429: the suite is in no hurry. */
export class Sender {
  readonly #target: Target;
  readonly #clock: Clock;
  /** When the next request may be sent. */
  #next = 0;
  /** The number of latest requests without a complete response in time. */
  #hangs = 0;

  constructor(target: Target, clock: Clock) {
    this.#target = target;
    this.#clock = clock;
  }

  /**
   * Sends a request, and retries it after 429.
   *
   * @param expectsLimit whether a 429 is the right response, so that it is not retried.
   * @throws Blocked if the target still returns 429, or demands a wait that is too long, or responds no longer.
   */
  async send(wire: Wire, signal: AbortSignal | undefined, expectsLimit = false): Promise<Exchange> {
    if (this.#hangs >= LONGEST_SILENCE) throw new Blocked("the server no longer completes its responses");
    for (let attempt = 1; ; attempt += 1) {
      await this.#waitForTurn(signal);
      const exchange = await send(this.#target, wire);
      this.#hangs = exchange.status === 0 && exchange.excess !== undefined ? this.#hangs + 1 : 0;
      if (exchange.status !== 429 || expectsLimit) {
        this.#pause(readPause(exchange.headers));
        return exchange;
      }
      const wait = readWait(exchange.headers, attempt, this.#clock.now());
      this.#pause(Math.min(wait, LONGEST_WAIT));
      if (wait > LONGEST_WAIT) throw new Blocked(`the server's rate limit demands a wait of ${wait / 1000} s`);
      if (attempt > RETRIES) throw new Blocked(`the server still returned 429 after ${RETRIES} retries`);
    }
  }

  /** Lets one more request try whether the server responds again. */
  allowOneMoreHang(): void {
    this.#hangs = Math.min(this.#hangs, LONGEST_SILENCE - 1);
  }

  async #waitForTurn(signal: AbortSignal | undefined): Promise<void> {
    const now = this.#clock.now();
    const turn = Math.max(now, this.#next);
    this.#next = turn + (this.#target.interval ?? 0);
    if (turn > now) await this.#clock.sleep(turn - now, signal);
  }

  /** Sends nothing for some milliseconds from now. */
  #pause(milliseconds: number): void {
    if (milliseconds > 0) this.#next = Math.max(this.#next, this.#clock.now() + milliseconds);
  }
}

/** Spreads requests evenly over the minute of a stated limit, which also stays below a burst limit that is not stated. */
function readPause(headers: Headers): number {
  const limit = Number(headers.get("x-ratelimit-limit"));
  return limit > 0 ? Math.ceil(MINUTE / limit) : 0;
}

/** Returns how long to wait after a 429, in milliseconds: `Retry-After`, in seconds or as an HTTP date, or longer each time. */
function readWait(headers: Headers, attempt: number, now: number): number {
  const retryAfter = headers.get("retry-after") ?? "";
  // The clock of the server may differ from ours.
  const date = Date.parse(headers.get("date") ?? "") || now;
  const wait = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - date;
  return wait > 0 ? wait : Math.min(FIRST_WAIT * 2 ** (attempt - 1), LONGEST_BACKOFF);
}
