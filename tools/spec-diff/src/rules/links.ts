import type { Finding } from "../finding.ts";
import { type JsonObject, objectOf, same } from "../json.ts";
import type { Pair } from "../pairs.ts";

const rule = "links";

/** What leads from an answer to the next call: tools follow it, a partner's program hardly. */
export function links({ before, after }: Pair): Finding[] {
  const is = objectOf(after.operation["responses"]);
  return Object.entries(objectOf(before.operation["responses"])).flatMap(([status, response]) =>
    is[status] === undefined ? [] : ofResponse(status, linksOf(response), linksOf(is[status])),
  );
}

const linksOf = (response: JsonObject[string]): JsonObject => objectOf(objectOf(response)["links"]);

function ofResponse(status: string, was: JsonObject, is: JsonObject): Finding[] {
  const of = (name: string): string => `the link \`${name}\` of its ${status} response`;
  const lost = Object.keys(was).flatMap((name): Finding[] => {
    if (is[name] === undefined) return [{ class: "risky", text: `${of(name)} was removed`, rule }];
    return same(was[name], is[name]) ? [] : [{ class: "risky", text: `${of(name)} leads elsewhere`, rule }];
  });
  const won = Object.keys(is).filter((name) => was[name] === undefined);
  return [...lost, ...won.map((name): Finding => ({ class: "harmless", text: `${of(name)} is new`, rule }))];
}
