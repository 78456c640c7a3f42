import { setTimeout as wait } from "node:timers/promises";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";

/** Requests without a socket. They are waited for, and cut, like those with one. */
export class InProcessRequests {
  readonly #handle: (request: Request) => Response | Promise<Response>;
  readonly #cut: AbortSignal;
  readonly #open = new Set<Promise<Response>>();
  #isClosing = false;

  /** @param cut is aborted when open requests are cut. */
  constructor(handle: (request: Request) => Response | Promise<Response>, cut: AbortSignal) {
    this.#handle = handle;
    this.#cut = cut;
  }

  /** @throws TypeError like that of the global `fetch`, if the connection is dropped or the sandbox is closed. */
  readonly fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    if (this.#isClosing) throw failure("ECONNREFUSED", "The sandbox is closed");
    const request = new Request(input, init);
    const cut = Promise.withResolvers<never>();
    const onCut = (): void => cut.reject(failure("ECONNRESET", "The sandbox was closed before it responded"));
    this.#cut.addEventListener("abort", onCut, { once: true });
    const handled = Promise.resolve(this.#handle(request));
    this.#open.add(handled);
    try {
      const response = await Promise.race([handled, cut.promise]);
      if (response === RESPONSE_ALREADY_SENT) throw failure("ECONNRESET", "Injected fault: dropped the connection");
      return response;
    } finally {
      this.#open.delete(handled);
      this.#cut.removeEventListener("abort", onCut);
    }
  };

  /** Accepts no more requests, and waits for the open ones until the grace period ends. */
  async close(graceMs: number): Promise<void> {
    this.#isClosing = true;
    const isDone = new AbortController();
    const late = wait(graceMs, undefined, { signal: isDone.signal }).catch(() => {});
    await Promise.race([Promise.allSettled(this.#open), late]);
    isDone.abort();
  }
}

/** The error of `fetch` for a connection that fails. */
function failure(code: string, message: string): TypeError {
  return new TypeError("fetch failed", { cause: Object.assign(new Error(message), { code }) });
}
