import { ApiError } from "./api-error.ts";

/** Bodies up to this size are not counted, in bytes. */
export const SMALL_BODY = 65_536;

/** The memory that request bodies in progress may take. */
export class BodyBudget {
  readonly #maxBytes: number;
  readonly #taken = new Map<Request, number>();
  #bytes = 0;

  /** @param maxBytes how much all bodies together may take. */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /**
   * Reserves memory for the body of a request, until it is released.
   *
   * @throws ApiError 503 if there is not enough left.
   */
  take(request: Request, bytes: number): void {
    if (bytes <= SMALL_BODY) return;
    if (this.#bytes + bytes > this.#maxBytes) {
      throw new ApiError(503, "Too many large bodies at once. Retry the request.");
    }
    this.#bytes += bytes;
    this.#taken.set(request, (this.#taken.get(request) ?? 0) + bytes);
  }

  /** Releases what a request has reserved. */
  release(request: Request): void {
    this.#bytes -= this.#taken.get(request) ?? 0;
    this.#taken.delete(request);
  }
}
