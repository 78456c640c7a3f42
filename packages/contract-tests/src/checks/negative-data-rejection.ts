import type { ResponseCheck } from "./response-check.ts";

export const negativeDataRejection: ResponseCheck = {
  name: "negative_data_rejection",
  rule: "An invalid request is rejected with the right status code.",
  judge({ exchange: { status }, intent }) {
    if (intent.kind !== "invalid" || intent.statuses.includes(status) || status === 0 || status >= 500)
      return undefined;
    return {
      check: this.name,
      expected: `${intent.statuses.join(" or ")}, because the request is invalid: ${intent.how}`,
      where: intent.where,
      got: String(status),
    };
  },
};
