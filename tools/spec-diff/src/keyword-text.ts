import { type Json, same, shown, textsOf } from "./json.ts";
import { typesOf } from "./narrowing.ts";
import { inRequest, type Place, theBody } from "./place.ts";

type Value = Json | undefined;

/** A keyword's change in words, one text for each thing that changed by it. */
export function textsOfKeyword(keyword: string, place: Place, before: Value, after: Value): string[] {
  const { subject, where, property } = place;
  if (keyword === "required" && !isFlag(before, after)) {
    const { lost, won } = changed(textsOf(before), textsOf(after));
    // A body as a whole is said to be in nothing; its properties are.
    const end = place.direction === "request" && where === "" && subject === theBody ? inRequest : where;
    return [
      ...won.map((name) => `${property(shown(name))} became required${end}`),
      ...lost.map((name) => `${property(shown(name))} became optional${end}`),
    ];
  }
  if (keyword === "enum" && Array.isArray(before) && Array.isArray(after)) {
    const { lost, won } = changed(before, after);
    return [
      ...lost.map((value) => `\`${shown(value)}\` is no longer a value of ${subject}${where}`),
      ...won.map((value) => `\`${shown(value)}\` is a new value of ${subject}${where}`),
    ];
  }
  if (keyword === "type") return [types(place, typesOf(before), typesOf(after))];
  if (keyword === "additionalProperties" && (before === false || after === false)) {
    return [`${subject} ${after === false ? "refuses" : "accepts"} properties that are not described${where}`];
  }
  const name = `\`${keyword}\` of ${subject}${where}`;
  if (before === undefined) return [`${name} was set to ${shown(after)}`];
  if (after === undefined) return [`${name} is gone; it was ${shown(before)}`];
  return [`${name} went from ${shown(before)} to ${shown(after)}`];
}

function types({ subject, where, direction }: Place, before: readonly string[], after: readonly string[]): string {
  const { lost, won } = changed([...before], [...after]);
  if (lost.length === 0 && same(won, ["null"])) return `${subject} may be null${where}`;
  if (won.length === 0 && same(lost, ["null"])) {
    return `${subject} ${direction === "request" ? "may not be" : "is never"} null any more${where}`;
  }
  return `the type of ${subject}${where} went from ${anyOf(before)} to ${anyOf(after)}`;
}

const anyOf = (names: readonly string[]): string => (names.length === 0 ? "anything" : names.join(" or "));

/** The `required` of a parameter or a header is a flag; that of a schema is a list. */
const isFlag = (before: Value, after: Value): boolean => typeof before === "boolean" || typeof after === "boolean";

function changed(before: Json[], after: Json[]): { lost: Json[]; won: Json[] } {
  return { lost: without(before, after), won: without(after, before) };
}

const without = (some: Json[], others: Json[]): Json[] => some.filter((one) => !others.some((two) => same(one, two)));
