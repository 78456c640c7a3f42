import type { ResponseCheck } from "./response-check.ts";

export const notAServerError: ResponseCheck = {
  name: "not_a_server_error",
  rule: "No request brings a server to fail: there is an answer, and it is no 5xx.",
  judge({ exchange: { status }, operation }) {
    if (status !== 0 && status < 500) return undefined;
    const got = status === 0 ? "no answer" : String(status);
    return { check: this.name, expected: "an answer below 500", where: `${operation.pointer}/responses`, got };
  },
};
