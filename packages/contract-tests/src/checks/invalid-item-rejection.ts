import { toText } from "../engine/wire/to-text.ts";
import { listResults } from "./bulk-results.ts";
import type { ResponseCheck } from "./response-check.ts";

export const invalidItemRejection: ResponseCheck = {
  name: "invalid_item_rejection",
  rule: "An invalid item of a bulk request fails with a 4xx status code.",
  needs: "bulkItems",
  judge({ exchange, intent }) {
    const results = listResults(exchange, intent);
    if (intent.kind !== "invalidItems" || !results) return undefined;
    for (const index of intent.invalid) {
      const result = results[index];
      // A missing result is a finding of result_per_item.
      if (!result) continue;
      const { is_successful, status_code } = result;
      if (is_successful === false && typeof status_code === "number" && status_code >= 400 && status_code < 500)
        continue;
      return {
        check: this.name,
        expected: `result ${index} with is_successful false and a 4xx status_code, because the item is invalid: ${intent.how}`,
        where: intent.where,
        got: `is_successful ${toText(is_successful)} and status_code ${toText(status_code)}`,
      };
    }
    return undefined;
  },
};
