/** How a filter may compare. */
export type Operator = "eq" | "neq" | "lt" | "lte" | "gt" | "gte" | "regex";

/** True for the name of an operator. */
export function isOperator(name: string): name is Operator {
  return /^(n?eq|[lg]te?|regex)$/.test(name);
}
