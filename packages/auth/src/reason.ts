/**
 * Returns why a request got no response. The message of most fetch errors is only "fetch failed", and the reason is in
 * a cause. For a host with several addresses, that cause has an empty message and one error per address.
 */
export function findReason(error: unknown): string {
  let reason = "";
  let next = error;
  // A chain of causes can be circular.
  for (let depth = 0; depth < 5 && next !== undefined; depth++) {
    const { message, cause, errors }: { message?: unknown; cause?: unknown; errors?: unknown } = Object(next);
    if (typeof message === "string" && message !== "") reason = message;
    next = cause ?? (Array.isArray(errors) ? errors[0] : undefined);
  }
  return reason || String(error);
}
