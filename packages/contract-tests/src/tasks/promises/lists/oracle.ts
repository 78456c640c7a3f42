import type { Column, Json, List } from "@chekt/description";
import { toText } from "../../../engine/wire/to-text.ts";
import { re2Expressions } from "../../../generate/filters.ts";

/** A row of a list, as the API returns it. */
export type Row = Readonly<Record<string, Json>>;

/** A condition of `filter`. */
export interface Condition {
  readonly column: Column;
  readonly operator: "eq" | "neq" | "lt" | "lte" | "gt" | "gte" | "regex";
  readonly value: string;
}

/** The query of a list. */
export interface Query {
  readonly conditions?: readonly Condition[];
  readonly sort?: string | undefined;
  readonly dir?: "asc" | "desc" | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

const LIMIT = 100;

/** Computes the rows that a list must return for a query, by the rules of the description. */
export function expectedRows({ columns, key }: List, rows: readonly Row[], query: Query): Row[] {
  const { conditions = [], sort = key, dir = "asc", limit = LIMIT, offset = 0 } = query;
  const column = columnNamed(columns, sort);
  const keyColumn = columnNamed(columns, key);
  const sign = dir === "asc" ? 1 : -1;
  return rows
    .filter((row) => conditions.every((condition) => matches(row, condition)))
    .toSorted((one, other) => sign * (compare(column, one, other) || compare(keyColumn, one, other)))
    .slice(offset, offset + limit);
}

function columnNamed(columns: readonly Column[], name: string): Column {
  const found = columns.find((column) => column.name === name.replace(/^.*\./, ""));
  if (!found) throw new Error(`Unknown column "${name}". Columns: ${columns.map((column) => column.name).join(", ")}.`);
  return found;
}

/** Returns whether a row matches a condition. A null matches none. */
export function matches(row: Row, { column, operator, value }: Condition): boolean {
  const own = comparableValue(column, row[column.name]);
  if (own === null) return false;
  if (operator === "regex") return (re2Expressions.get(value) ?? new RegExp(value, "u")).test(String(own));
  const order = compareValues(own, comparableValue(column, value));
  switch (operator) {
    case "eq":
      return order === 0;
    case "neq":
      return order !== 0;
    case "lt":
      return order < 0;
    case "lte":
      return order <= 0;
    case "gt":
      return order > 0;
    case "gte":
      return order >= 0;
  }
}

/** Converts a value for comparison: a timestamp to milliseconds, a number to a number, anything else to a string. */
function comparableValue({ type }: Column, value: Json | undefined): string | number | null {
  if (value === null || value === undefined) return null;
  if (type === "integer" || type === "number") return Number(value);
  return type === "timestamp" ? parseTimestamp(toText(value)) : toText(value);
}

/** Parses a timestamp in either form. Without an offset it is UTC. */
export function parseTimestamp(text: string): number {
  return Date.parse(/(Z|[+-]\d\d:\d\d)$/i.test(text) ? text : `${text.replace(" ", "T")}Z`);
}

function compare(column: Column, one: Row, other: Row): number {
  return compareValues(comparableValue(column, one[column.name]), comparableValue(column, other[column.name]));
}

/** Nulls sort first, and strings sort by code points. */
function compareValues(one: string | number | null, other: string | number | null): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null);
  if (typeof one === "number" && typeof other === "number") return one - other;
  return compareStrings(String(one), String(other));
}

function compareStrings(one: string, other: string): number {
  const [characters, others] = [Array.from(one), Array.from(other)];
  for (const [index, character] of characters.entries()) {
    const difference = (character.codePointAt(0) ?? 0) - (others[index]?.codePointAt(0) ?? -1);
    if (difference !== 0) return difference;
  }
  return characters.length - others.length;
}
