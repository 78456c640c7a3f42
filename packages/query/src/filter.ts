import { isDate, isPlainObject, parseOption, refuse } from "./check.ts";
import type { Column } from "./list-table.ts";

/** How a filter compares a column with a value. */
export type Operator = "eq" | "neq" | "lt" | "lte" | "gt" | "gte" | "regex";

/** In this order, so that the operators of a type are the first ones: booleans have no order, only strings have patterns. */
const OPERATORS: readonly Operator[] = ["eq", "neq", "lt", "lte", "gt", "gte", "regex"];

/** One condition of a filter. */
export interface FilterCondition {
  readonly column: string;
  readonly operator: Operator;
  readonly value: string;
}

/**
 * Writes a condition as the API expects it: `column,value,operator`. The operator is always written, so that a value may
 * contain commas.
 *
 * @example
 * ```ts
 * import { encodeFilter } from "@chekt/partner-query";
 *
 * encodeFilter("name", "Gangnam, Seoul", "eq"); // "name,Gangnam, Seoul,eq"
 * ```
 */
export function encodeFilter(column: string, value: string | number, operator: Operator): string {
  return `${column},${value},${operator}`;
}

/**
 * Reads a condition back; the inverse of `encodeFilter`. The column ends at the first comma. The operator starts after
 * the last one, and defaults to `eq` when the text there is not an operator.
 *
 * @throws QueryError when the text contains no comma.
 *
 * @example
 * ```ts
 * import { decodeFilter } from "@chekt/partner-query";
 *
 * decodeFilter("name,Gangnam, Seoul,eq"); // { column: "name", operator: "eq", value: "Gangnam, Seoul" }
 * decodeFilter("is_activated,1"); // { column: "is_activated", operator: "eq", value: "1" }
 * ```
 */
export function decodeFilter(text: string): FilterCondition {
  // With a single comma there is no operator, even if the value looks like one. The pattern always sets the first two groups.
  const [, column, value, operator = "eq"] = (/^([^,]*),(.*?)(?:,(n?eq|[lg]te?|regex))?$/s.exec(text) ??
    refuse("filter", text, "in the form column,value,operator")) as unknown as [
    string,
    string,
    string,
    Operator | undefined,
  ];
  return { column, value, operator };
}

/**
 * Checks what a filter says about one column and returns its conditions. Ignores what is undefined.
 *
 * @throws QueryError when an operator or a value does not fit the column, or there is no value.
 */
export function parseConditions(column: string, { type }: Column, condition: unknown): FilterCondition[] {
  const where = `filter.${column}`;
  const operators = OPERATORS.slice(0, type === "boolean" ? 2 : type === "string" ? 7 : 6);
  // An empty object or array would match every row, which is never intended, so it is rejected as a value.
  const byOperator = isPlainObject(condition) && Object.keys(condition).length > 0 ? condition : { eq: condition };
  return Object.entries(byOperator).flatMap(([name, values]: [string, unknown]) => {
    const operator = parseOption(`operator in ${where}`, name, operators, column);
    // A row cannot be equal to two values.
    const several = operator === "eq" ? [] : [values].flat();
    return values === undefined
      ? []
      : (several.length > 0 ? several : [values]).map((value: unknown) => {
          // An invalid Date becomes null.
          const plain: unknown = type === "timestamp" && isDate(value) ? value.toJSON() : value;
          const isValid =
            type === "integer"
              ? Number.isSafeInteger(plain)
              : type === "number"
                ? Number.isFinite(plain)
                : typeof plain === (type === "boolean" ? type : "string");
          const text = String(plain);
          return isValid && text.isWellFormed()
            ? { column, value: text, operator }
            : refuse(
                where,
                value,
                `of type ${type}${type === "integer" && typeof value === "boolean" ? ": use 1 or 0" : ""}`,
                column,
              );
        });
  });
}
