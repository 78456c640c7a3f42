import { formatAlternatives } from "../alternatives.ts";
import { ApiError } from "../api-error.ts";
import { findColumn, type ListColumn, type ListTable } from "./list-table.ts";

/** The operators that a store supports, and their SQL. */
export const comparisons = { eq: "=", neq: "!=", lt: "<", lte: "<=", gt: ">", gte: ">=" } as const;

/** A condition on a row. Null never meets one, whatever its operator. */
export type Condition =
  | { readonly column: string; readonly operator: keyof typeof comparisons; readonly value: string | number }
  | RegexCondition;

/** A condition that the store cannot evaluate. Its pattern may be invalid. */
export interface RegexCondition {
  readonly column: string;
  readonly operator: "regex";
  readonly pattern: string;
}

const operators = [...Object.keys(comparisons), "regex"];

/**
 * Parses a `filter`: the column ends at the first comma, and the operator begins after the last, if there is a second.
 *
 * @throws ApiError 400 that names what is invalid.
 */
export function parseFilter(table: ListTable, text: string): Condition {
  const first = text.indexOf(",");
  if (first === -1) throw filterError(`Invalid filter "${text}". Use column,value or column,value,operator.`);
  const name = text.slice(0, first);
  const column = findColumn(table, name);
  if (column === undefined) {
    throw filterError(
      `Unknown column "${name}" in filter. Columns of ${table.table}: ${Object.keys(table.columns).join(", ")}`,
    );
  }
  const rest = text.slice(first + 1);
  const last = rest.lastIndexOf(",");
  const operator = last === -1 ? "eq" : rest.slice(last + 1);
  const value = last === -1 ? rest : rest.slice(0, last);
  if (!operators.includes(operator)) {
    throw filterError(
      `Unknown operator "${operator}" in filter. Use ${formatAlternatives(operators)}. ` +
        "If the value contains a comma, write the operator too: column,value,eq.",
    );
  }
  const described = table.columns[column] as ListColumn;
  if (operator === "regex") {
    if (described.type !== "string")
      throw filterError(`The operator regex works only on strings, but ${column} is ${describeColumnType(described)}`);
    return { column, operator, pattern: value };
  }
  const typed = parseValue(described, value);
  if (typed === undefined) {
    throw filterError(`Invalid value "${value}" in filter: ${column} is ${describeColumnType(described)}`);
  }
  return { column, operator: operator as keyof typeof comparisons, value: typed };
}

function describeColumnType({ type }: ListColumn): string {
  return { integer: "an integer", string: "a string", timestamp: "a timestamp, such as 2024-03-27T12:34:56Z" }[type];
}

/** Parses a value as the store compares it; undefined if it is not of the column's type. */
function parseValue({ type }: ListColumn, value: string): string | number | undefined {
  if (type === "string") return value;
  if (type === "timestamp") return parseMoment(value);
  if (!/^-?\d+$/.test(value)) return undefined;
  // No stored number is larger, so clamping does not change the result.
  return Math.min(Math.max(Number(value), Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER);
}

/** Parses both timestamp formats of the API. Without an offset, the time is in UTC. */
function parseMoment(value: string): number | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)(Z|[+-]\d{2}:\d{2})?$/i.exec(value);
  if (!parts) return undefined;
  const [, date, time, offset = "Z"] = parts;
  // Date.parse reads February 30 as March 1 or 2.
  if (!new Date(`${date}T00:00:00Z`).toJSON()?.startsWith(String(date))) return undefined;
  const moment = Date.parse(`${date}T${time}${offset.toUpperCase()}`);
  return Number.isNaN(moment) ? undefined : moment;
}

function filterError(message: string): ApiError {
  return new ApiError(400, message, "filter");
}
