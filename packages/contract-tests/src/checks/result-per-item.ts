import { isEqual } from "@chekt/description";
import { listResults } from "./bulk-results.ts";
import type { ResponseCheck } from "./response-check.ts";

export const resultPerItem: ResponseCheck = {
  name: "result_per_item",
  rule: "A bulk request with an invalid item gets one result per item, in order, each with the item as it was sent.",
  needs: "bulkItems",
  judge({ operation, exchange, intent }) {
    const results = listResults(exchange, intent);
    if (intent.kind !== "invalidItems" || !results) return undefined;
    const { items } = intent;
    const where = `${operation.pointer}/responses/${operation.success}`;
    if (results.length !== items.length)
      return { check: this.name, expected: `${items.length} results`, where, got: String(results.length) };
    const index = items.findIndex((item, position) => !isEqual(results[position]?.["req"], item));
    if (index === -1) return undefined;
    return {
      check: this.name,
      expected: `result ${index} with req ${JSON.stringify(items[index])}`,
      where,
      got: JSON.stringify(results[index]?.["req"]) ?? "no req",
    };
  },
};
