import { encodeFilter } from "./filter-text.ts";
import type { Column, ColumnType } from "./list-table.ts";
import { isOperator, type Operator } from "./operator.ts";
import { QueryError } from "./query-error.ts";

/**
 * Checks what a filter says of one column, and writes each condition as the API reads it.
 *
 * @throws QueryError when an operator or a value does not fit the column, or there is none.
 */
export function conditionsOn(column: string, { type }: Column, condition: unknown): string[] {
  const misfit = (what: string): QueryError => new QueryError(`filter.${column}: ${what}`, column);
  const conditions = Object.entries(isByOperator(condition) ? condition : { eq: condition }).flatMap(
    ([operator, values]: [string, unknown]) => {
      if (!isFitting(operator, type)) throw misfit(`no operator ${operator} for ${type}`);
      const list = [values].flat();
      if (operator === "eq" && list.length > 1) throw misfit("eq takes one value");
      return list.map((value) => {
        const text = textOf(value, type);
        if (text === undefined) throw misfit(`${operator} ${JSON.stringify(value)} is no ${type}`);
        return encodeFilter(column, text, operator);
      });
    },
  );
  // Without any it would mean all rows, and whoever writes a condition means fewer.
  if (conditions.length === 0) throw misfit("no condition");
  return conditions;
}

function isByOperator(condition: unknown): condition is object {
  return Object.prototype.toString.call(condition) === "[object Object]";
}

function isFitting(operator: string, type: ColumnType): operator is Operator {
  if (operator === "regex") return type === "string";
  return isOperator(operator) && (type !== "boolean" || operator.endsWith("eq"));
}

/** A value as the API reads it, or undefined when it is not of the type. */
function textOf(value: unknown, type: ColumnType): string | undefined {
  // A Date that is none becomes null.
  const plain: unknown = type === "timestamp" && value instanceof Date ? value.toJSON() : value;
  const isGood =
    type === "integer"
      ? Number.isSafeInteger(plain)
      : typeof plain === (type === "timestamp" ? "string" : type) && (type !== "number" || Number.isFinite(plain));
  const text = String(plain);
  return isGood && text.isWellFormed() ? text : undefined;
}
