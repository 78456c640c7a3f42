import { isIdempotencyConflict } from "./idempotency-conflict.ts";
import type { ResponseCheck } from "./response-check.ts";

export const statusCodeConformance: ResponseCheck = {
  name: "status_code_conformance",
  rule: "The operation declares the status code.",
  judge({ exchange, operation, declared }) {
    const { status } = exchange;
    if (declared || status === 0 || status >= 500 || isIdempotencyConflict(exchange)) return undefined;
    const statuses = [...operation.responses.keys()].join(", ");
    return {
      check: this.name,
      expected: `one of the status codes ${statuses}`,
      where: `${operation.pointer}/responses`,
      got: String(status),
    };
  },
};
