import type { ResponseCheck } from "./response-check.ts";

export const notAServerError: ResponseCheck = {
  name: "not_a_server_error",
  rule: "No request makes the server fail: it responds, and not with 5xx unless it was asked to.",
  judge({ exchange: { status, excess }, operation, intent }) {
    if (excess !== undefined) return undefined;
    if (status !== 0 && status < 500) return undefined;
    if (intent.kind === "valid" && intent.statuses.includes(status)) return undefined;
    const got = status === 0 ? "no response" : String(status);
    return { check: this.name, expected: "a status code below 500", where: `${operation.pointer}/responses`, got };
  },
};
