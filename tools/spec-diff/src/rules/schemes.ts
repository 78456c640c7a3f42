import type { Class, Difference } from "../difference.ts";
import { type JsonObject, objectOf, same, shown } from "../json.ts";
import { withoutDocumentation } from "./documentation.ts";

/** The kinds of token that there are, and where they are got. */
export function schemes(before: JsonObject, after: JsonObject): Difference[] {
  const [was, is] = [schemesOf(before), schemesOf(after)];
  const lost = Object.keys(was).flatMap((name) =>
    is[name] === undefined
      ? [difference("breaking", `the kind of token \`${name}\` was removed`)]
      : scheme(name, objectOf(was[name]), objectOf(is[name])),
  );
  const won = Object.keys(is).filter((name) => was[name] === undefined);
  return [...lost, ...won.map((name) => difference("harmless", `the kind of token \`${name}\` is new`))];
}

const difference = (severity: Class, text: string): Difference => ({
  class: severity,
  operation: undefined,
  text,
  rule: "schemes",
});

const schemesOf = (document: JsonObject): JsonObject =>
  objectOf(withoutDocumentation(objectOf(objectOf(document["components"])["securitySchemes"]), "properties"));

function scheme(name: string, was: JsonObject, is: JsonObject): Difference[] {
  const { flows, ...others } = was;
  const { flows: flowsNow, ...othersNow } = is;
  if (!same(others, othersNow)) {
    return [difference("breaking", `the kind of token \`${name}\` is another: ${shown(is["type"])}`)];
  }
  const [old, now] = [objectOf(flows), objectOf(flowsNow)];
  const lost = Object.keys(old).flatMap((flow) =>
    now[flow] === undefined
      ? [difference("breaking", `the flow \`${flow}\` of \`${name}\` was removed`)]
      : flowOf(name, objectOf(old[flow]), objectOf(now[flow])),
  );
  const won = Object.keys(now).filter((flow) => old[flow] === undefined);
  return [...lost, ...won.map((flow) => difference("harmless", `the flow \`${flow}\` of \`${name}\` is new`))];
}

function flowOf(name: string, was: JsonObject, is: JsonObject): Difference[] {
  const { scopes, ...others } = was;
  const keys = new Set([...Object.keys(others), ...Object.keys(is).filter((key) => key !== "scopes")]);
  const moved = [...keys].filter((key) => !same(was[key], is[key]));
  const [old, now] = [objectOf(scopes), objectOf(is["scopes"])];
  const lost = Object.keys(old).filter((scope) => now[scope] === undefined);
  const won = Object.keys(now).filter((scope) => old[scope] === undefined);
  return [
    ...moved.map((key) => difference("breaking", `the \`${key}\` of the token \`${name}\` is now ${shown(is[key])}`)),
    ...lost.map((scope) => difference("breaking", `the token \`${name}\` has no scope \`${scope}\` any more`)),
    ...won.map((scope) => difference("harmless", `the token \`${name}\` has the new scope \`${scope}\``)),
  ];
}
