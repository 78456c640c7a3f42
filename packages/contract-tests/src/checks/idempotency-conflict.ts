import type { Exchange } from "../engine/wire/exchange.ts";

/** The header of a key, in lower case as the suite sends it. */
export const IDEMPOTENCY_KEY = "idempotency-key";

/**
 * Whether a response refuses a key that was used for another request. The description does not declare its 409, because
 * CHeKT states keys for its platform, and not for this API.
 */
export function isIdempotencyConflict({ wire, status }: Exchange): boolean {
  return status === 409 && wire.headers[IDEMPOTENCY_KEY] !== undefined;
}
