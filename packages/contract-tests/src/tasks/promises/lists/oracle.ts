import type { Column, Json, List } from "@chekt/description";
import { toText } from "../../../engine/wire/to-text.ts";
import { ofRe2 } from "../../../generate/filters.ts";

/** A row of a list, as it is answered. */
export type Row = Readonly<Record<string, Json>>;

/** A condition as `filter` has it. */
export interface Condition {
  readonly column: Column;
  readonly operator: "eq" | "neq" | "lt" | "lte" | "gt" | "gte" | "regex";
  readonly value: string;
}

/** What is asked of a list. */
export interface Query {
  readonly conditions?: readonly Condition[];
  readonly sort?: string | undefined;
  readonly dir?: "asc" | "desc" | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

const LIMIT = 100;

/** The rows that a list has to answer, out of all that there are: by what the description says of lists. */
export function expectedRows({ columns, key }: List, rows: readonly Row[], query: Query): Row[] {
  const { conditions = [], sort = key, dir = "asc", limit = LIMIT, offset = 0 } = query;
  const column = columnNamed(columns, sort);
  const keyColumn = columnNamed(columns, key);
  const sign = dir === "asc" ? 1 : -1;
  return rows
    .filter((row) => conditions.every((condition) => meets(row, condition)))
    .toSorted((one, other) => sign * (compare(column, one, other) || compare(keyColumn, one, other)))
    .slice(offset, offset + limit);
}

function columnNamed(columns: readonly Column[], name: string): Column {
  const found = columns.find((column) => column.name === name.replace(/^.*\./, ""));
  if (!found) throw new Error(`There is no column ${name}.`);
  return found;
}

/** Whether a row meets a condition. A null meets none. */
export function meets(row: Row, { column, operator, value }: Condition): boolean {
  const own = comparableValue(column, row[column.name]);
  if (own === null) return false;
  if (operator === "regex") return (ofRe2.get(value) ?? new RegExp(value, "u")).test(String(own));
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

/** A value as it is compared: a moment as its milliseconds, a number as a number, all else as a text. */
function comparableValue({ type }: Column, value: Json | undefined): string | number | null {
  if (value === null || value === undefined) return null;
  if (type === "integer" || type === "number") return Number(value);
  return type === "timestamp" ? parseTimestamp(toText(value)) : toText(value);
}

/** A timestamp in either form; the one without an offset is UTC. */
export function parseTimestamp(text: string): number {
  return Date.parse(/(Z|[+-]\d\d:\d\d)$/i.test(text) ? text : `${text.replace(" ", "T")}Z`);
}

function compare(column: Column, one: Row, other: Row): number {
  return compareValues(comparableValue(column, one[column.name]), comparableValue(column, other[column.name]));
}

/** Nulls come before all values, and texts are compared by their code points. */
function compareValues(one: string | number | null, other: string | number | null): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null);
  if (typeof one === "number" && typeof other === "number") return one - other;
  return compareTexts(String(one), String(other));
}

function compareTexts(one: string, other: string): number {
  const [letters, others] = [Array.from(one), Array.from(other)];
  for (const [index, letter] of letters.entries()) {
    const difference = (letter.codePointAt(0) ?? 0) - (others[index]?.codePointAt(0) ?? -1);
    if (difference !== 0) return difference;
  }
  return letters.length - others.length;
}
