import { nameItems } from "./bulk-results.ts";
import type { ResponseCheck } from "./response-check.ts";

export const itemFaultIsolation: ResponseCheck = {
  name: "item_fault_isolation",
  rule: "A bulk request is not rejected as a whole because of an invalid item.",
  needs: "bulkItems",
  judge({ exchange: { status }, intent }) {
    if (intent.kind !== "invalidItems" || intent.statuses.includes(status) || status === 0 || status >= 500)
      return undefined;
    return {
      check: this.name,
      expected: `${intent.statuses.join(" or ")}, because only ${nameItems(intent)} must fail: ${intent.how}`,
      where: intent.where,
      got: String(status),
    };
  },
};
