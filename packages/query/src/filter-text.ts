import type { Operator } from "./operator.ts";
import { refuse } from "./query-error.ts";

/** One condition. */
export interface FilterCondition {
  readonly column: string;
  readonly operator: Operator;
  readonly value: string;
}

/**
 * Writes a condition as the API reads it: `column,value,operator`. The operator is always there, so that a value may
 * hold commas.
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
 * Reads a condition: the inverse of `encodeFilter`, for any value. The column ends at the first comma; the operator
 * begins after the last one, and is `eq` when what stands there is none.
 *
 * @throws QueryError when there is no comma.
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
  // With one comma there is no operator: what follows it is the value, even if it looks like one. The first two groups are
  // there whenever the pattern fits.
  const [, column, value, operator = "eq"] = (/^([^,]*),(.*?)(?:,(n?eq|[lg]te?|regex))?$/s.exec(text) ??
    refuse("filter", text, "column,value,operator")) as unknown as [string, string, string, Operator | undefined];
  return { column, value, operator };
}
