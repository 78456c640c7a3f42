import { encodeFilter } from "./filter-text.ts";
import type { Column } from "./list-table.ts";
import { operatorsOf } from "./operator.ts";
import { oneOf, refuse } from "./query-error.ts";

/**
 * Checks what a filter says of one column, and writes each condition as the API reads it. What is undefined is left out.
 *
 * @throws QueryError when an operator or a value does not fit the column, or there is none.
 */
export function conditionsOn(column: string, { type }: Column, condition: unknown): string[] {
  const where = `filter.${column}`;
  // An empty object or array would mean all rows, and whoever writes a condition means fewer: it counts as a value.
  const byOperator = isPlainObject(condition) && Object.keys(condition).length > 0 ? condition : { eq: condition };
  return Object.entries(byOperator).flatMap(([name, values]: [string, unknown]) => {
    const operator = oneOf(where, name, operatorsOf(type), column);
    // A row cannot be equal to two values.
    const several = operator === "eq" ? [] : [values].flat();
    return values === undefined
      ? []
      : (several.length > 0 ? several : [values]).map((value: unknown) => {
          // A Date that is none becomes null.
          const plain: unknown = type === "timestamp" && value instanceof Date ? value.toJSON() : value;
          const isGood =
            type === "integer"
              ? Number.isSafeInteger(plain)
              : type === "number"
                ? Number.isFinite(plain)
                : typeof plain === (type === "boolean" ? type : "string");
          const text = String(plain);
          return isGood && text.isWellFormed()
            ? encodeFilter(column, text, operator)
            : refuse(where, value, `of type ${type}`, column);
        });
  });
}

/** True for an object with columns or operators for names: no array, and no Date. */
export function isPlainObject(value: unknown): value is object {
  return {}.toString.call(value) === "[object Object]";
}
