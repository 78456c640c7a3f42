import type { ApiError } from "../api-error.ts";

/** The outcome of one item of a bulk operation: the row, or why the item was rejected. */
export type Outcome =
  | { readonly req: unknown; readonly res: Readonly<Record<string, unknown>> }
  | { readonly req: unknown; readonly refusal: ApiError };

/** Renders the response body of a bulk operation, with the results in the order of the items. */
export function bulkOutcome(outcomes: readonly Outcome[]): object {
  const results = outcomes.map((outcome) =>
    "res" in outcome
      ? { is_successful: true, req: outcome.req, res: outcome.res }
      : {
          is_successful: false,
          status_code: outcome.refusal.status,
          error_message: outcome.refusal.message,
          req: outcome.req,
        },
  );
  const success_count = results.filter(({ is_successful }) => is_successful).length;
  return { success_count, failure_count: results.length - success_count, results };
}
