import type { ColumnType } from "./list-table.ts";

/** How a filter may compare. */
export type Operator = "eq" | "neq" | "lt" | "lte" | "gt" | "gte" | "regex";

/** The operators that fit a type of column: booleans have no order, and only texts have patterns. */
export function operatorsOf(type: ColumnType): Operator[] {
  const operators: Operator[] = ["eq", "neq", "lt", "lte", "gt", "gte", "regex"];
  return operators.slice(0, type === "boolean" ? 2 : type === "string" ? 7 : 6);
}
