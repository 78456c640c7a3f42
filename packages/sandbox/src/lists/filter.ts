import { RE2JS, RE2JSException } from "re2js";
import { ApiError } from "../api-error.ts";
import { findColumn, type ListColumn, type ListTable } from "./list-table.ts";

/** The operators that a store can do, and its own words for them. */
export const comparisons = { eq: "=", neq: "!=", lt: "<", lte: "<=", gt: ">", gte: ">=" } as const;

/** A condition that a row must meet. One on a null is never met, whatever it is. */
export type Condition =
  | { readonly column: string; readonly operator: keyof typeof comparisons; readonly value: string | number }
  | { readonly column: string; readonly operator: "regex"; readonly matches: (text: string) => boolean };

/** The longest regular expression. Longer ones are no use, and cost memory. */
const LONGEST_PATTERN = 1000;

const operators = [...Object.keys(comparisons), "regex"];

/**
 * Reads a `filter`: the column ends at the first comma, and the operator begins after the last, if there is one.
 *
 * @throws ApiError 400 that says what of it is wrong.
 */
export function parseFilter(table: ListTable, text: string): Condition {
  const refuse = (message: string): ApiError => new ApiError(400, `filter=${text}: ${message}`, "filter");
  const first = text.indexOf(",");
  if (first === -1) throw refuse("a filter reads column,value or column,value,operator");
  const name = text.slice(0, first);
  const column = findColumn(table, name);
  if (column === undefined) {
    throw refuse(`${table.table} have no column ${name}, but ${Object.keys(table.columns).join(", ")}`);
  }
  const rest = text.slice(first + 1);
  const last = rest.lastIndexOf(",");
  const operator = last === -1 ? "eq" : rest.slice(last + 1);
  const value = last === -1 ? rest : rest.slice(0, last);
  if (!operators.includes(operator)) {
    throw refuse(
      `there is no operator ${operator}, but ${operators.join(", ")}. ` +
        "A value that holds commas needs its operator written: column,value,eq",
    );
  }
  const described = table.columns[column] as ListColumn;
  if (operator === "regex") {
    if (described.type !== "string")
      throw refuse(`regex is for texts, and ${column} is ${describeColumnType(described)}`);
    return { column, operator, matches: compile(value, refuse) };
  }
  const typed = parseValue(described, value);
  if (typed === undefined) throw refuse(`${column} is ${describeColumnType(described)}, and "${value}" is none`);
  return { column, operator: operator as keyof typeof comparisons, value: typed };
}

function describeColumnType({ type }: ListColumn): string {
  return { integer: "a whole number", string: "a text", timestamp: "a moment, such as 2024-03-27T12:34:56Z" }[type];
}

/** A value as the store compares it; undefined when it is not of the column's type. */
function parseValue({ type }: ListColumn, value: string): string | number | undefined {
  if (type === "string") return value;
  if (type === "timestamp") return parseMoment(value);
  if (!/^-?\d+$/.test(value)) return undefined;
  // No number here is larger, so that a larger one compares like this one.
  return Math.min(Math.max(Number(value), Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER);
}

/** Both forms in which the API writes timestamps; the one without an offset is UTC. */
function parseMoment(value: string): number | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)(Z|[+-]\d{2}:\d{2})?$/i.exec(value);
  if (!parts) return undefined;
  const [, date, time, offset = "Z"] = parts;
  const moment = Date.parse(`${date}T${time}${offset.toUpperCase()}`);
  return Number.isNaN(moment) ? undefined : moment;
}

/** RE2 matches in a time that grows with the text only, whatever the expression: nobody can stall the server with one. */
function compile(pattern: string, refuse: (message: string) => ApiError): (text: string) => boolean {
  if (pattern.length > LONGEST_PATTERN) {
    throw refuse(`the regular expression is longer than ${LONGEST_PATTERN} characters`);
  }
  try {
    const expression = RE2JS.compile(pattern);
    return (text) => expression.matcher(text).find();
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    throw refuse(`the regular expression is not one of RE2: ${error.message}`);
  }
}
