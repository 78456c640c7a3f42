import type { ResponseCheck } from "./response-check.ts";

export const positiveDataAcceptance: ResponseCheck = {
  name: "positive_data_acceptance",
  rule: "A valid request that refers only to existing rows is accepted.",
  judge({ operation, exchange: { status }, intent }) {
    if (intent.kind !== "valid" || intent.statuses.includes(status) || status === 0 || status >= 500) return undefined;
    return {
      check: this.name,
      expected: `${intent.statuses.join(" or ")}, because the request is valid`,
      where: `${operation.pointer}/responses/${operation.success}`,
      got: String(status),
    };
  },
};
