import type { ResponseCheck } from "./response-check.ts";

export const boundedResponse: ResponseCheck = {
  name: "bounded_response",
  rule: "A response is complete within 30 s, and has at most 16 MiB and 100 levels of JSON.",
  judge({ exchange: { excess }, operation }) {
    if (excess === undefined) return undefined;
    return {
      check: this.name,
      expected: "a complete response within 30 s, of at most 16 MiB and 100 levels of JSON",
      where: `${operation.pointer}/responses`,
      got: excess,
    };
  },
};
