import { isObject, type Json } from "@chekt/description";
import { isIdempotencyConflict } from "./idempotency-conflict.ts";
import type { ResponseCheck } from "./response-check.ts";

export const secondOpinion: ResponseCheck = {
  name: "second_opinion",
  rule: "Prism, if it runs in front of the server, finds no violation in the response.",
  needs: "secondOpinion",
  judge({ operation, exchange }) {
    const header = exchange.headers.get("sl-violations");
    if (header === null || isIdempotencyConflict(exchange)) return undefined;
    const violations: Json = JSON.parse(header) as Json;
    const ofResponse = (Array.isArray(violations) ? violations : []).filter(
      (violation) =>
        isObject(violation) && Array.isArray(violation["location"]) && violation["location"][0] === "response",
    );
    if (ofResponse.length === 0) return undefined;
    return {
      check: this.name,
      expected: "no violation of the response in sl-violations",
      where: `${operation.pointer}/responses`,
      got: JSON.stringify(ofResponse[0]),
    };
  },
};
