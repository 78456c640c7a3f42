import { isObject, type Json } from "@chekt/description";
import type { ResponseCheck } from "./response-check.ts";

export const secondOpinion: ResponseCheck = {
  name: "second_opinion",
  rule: "Where Prism stands between, it has nothing to say against the answer.",
  needs: "secondOpinion",
  judge({ operation, exchange: { headers } }) {
    const header = headers.get("sl-violations");
    if (header === null) return undefined;
    const violations: Json = JSON.parse(header) as Json;
    const ofAnswer = (Array.isArray(violations) ? violations : []).filter(
      (violation) =>
        isObject(violation) && Array.isArray(violation["location"]) && violation["location"][0] === "response",
    );
    if (ofAnswer.length === 0) return undefined;
    return {
      check: this.name,
      expected: "nothing in sl-violations that is about the answer",
      where: `${operation.pointer}/responses`,
      got: JSON.stringify(ofAnswer[0]),
    };
  },
};
