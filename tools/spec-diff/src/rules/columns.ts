import type { Finding } from "../finding.ts";
import { isObject, type Json, objectOf } from "../json.ts";
import type { Pair } from "../pairs.ts";

const rule = "columns";

/** A filter's pattern, taken apart. */
interface Filter {
  readonly columns: readonly string[];
  /** What the pattern says of values and operators. */
  readonly rest: string;
}

/** The columns that a list can be filtered by: they stand in a pattern, where no comparison of schemas sees them. */
export function columns({ before, after }: Pair): Finding[] {
  const was = filterOf(before.operation["parameters"]);
  const is = filterOf(after.operation["parameters"]);
  if (!was || !is) return [];
  const lost = was.columns.filter((name) => !is.columns.includes(name));
  const won = is.columns.filter((name) => !was.columns.includes(name));
  return [
    ...lost.map((name): Finding => ({
      class: "breaking",
      text: `the query parameter \`filter\` takes the column \`${name}\` no more`,
      rule,
    })),
    ...won.map((name): Finding => ({
      class: "harmless",
      text: `the query parameter \`filter\` takes the new column \`${name}\``,
      rule,
    })),
  ];
}

/** A filter's pattern without its table and columns; undefined for any other pattern. */
export function withoutColumns(pattern: string): string | undefined {
  return read(pattern)?.rest;
}

function read(pattern: string): Filter | undefined {
  const [, names = "", rest] = /^\^\(\w+\\\.\)\?\(([\w|]+)\),(.+)$/.exec(pattern) ?? [];
  return rest === undefined ? undefined : { columns: names.split("|"), rest };
}

function filterOf(parameters: Json | undefined): Filter | undefined {
  const list = Array.isArray(parameters) ? parameters : [];
  const filter = list.find((parameter) => isObject(parameter) && parameter["name"] === "filter");
  const { pattern } = objectOf(objectOf(objectOf(filter)["schema"])["items"]);
  return typeof pattern === "string" ? read(pattern) : undefined;
}
