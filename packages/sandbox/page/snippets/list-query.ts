import { lists } from "../../src/generated/lists.ts";

type Column = { readonly type: "integer" | "string" | "timestamp" };
type Value = string | number;

const operators: ReadonlySet<string> = new Set(["eq", "neq", "lt", "lte", "gt", "gte", "regex"]);

/**
 * Converts the query of a list to the client's format, with conditions by column and operator. Undefined if the client
 * cannot express the query.
 */
export function listQuery(id: string, query: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined {
  const list = Object.entries(lists).find(([name]) => name === id)?.[1];
  if (!list) return undefined;
  const columns: Readonly<Record<string, Column>> = list.columns;
  const findColumn = (field: string): Column | undefined => {
    const name = field.startsWith(`${list.table}.`) ? field.slice(list.table.length + 1) : field;
    return Object.hasOwn(columns, name) ? columns[name] : undefined;
  };
  const { filter, ...others } = query;
  const { fields = [], sort = list.key, dir = "asc" } = others as { fields?: string[]; sort?: string; dir?: string };
  if (![...fields, sort].every(findColumn) || !["asc", "desc"].includes(dir)) return undefined;
  if (filter === undefined) return others;
  const conditions = groupConditions(filter as string[], findColumn);
  return conditions && { ...others, filter: conditions };
}

function groupConditions(
  filters: readonly string[],
  findColumn: (field: string) => Column | undefined,
): Record<string, unknown> | undefined {
  const found: Record<string, Record<string, Value[]>> = {};
  for (const text of filters) {
    const [, field = "", rest = ""] = /^([^,]*),(.*)$/s.exec(text) ?? [];
    const [, value = rest, operator = "eq"] = /^(.*),([^,]*)$/s.exec(rest) ?? [];
    const column = findColumn(field);
    const typed = column && operators.has(operator) ? parseValue(column, value, operator) : undefined;
    if (typed === undefined) return undefined;
    ((found[field] ??= {})[operator] ??= []).push(typed);
  }
  // A row cannot equal two values, and the client accepts only one.
  if (Object.values(found).some(({ eq = [] }) => eq.length > 1)) return undefined;
  return Object.fromEntries(Object.entries(found).map(([field, condition]) => [field, shortest(condition)]));
}

function parseValue({ type }: Column, value: string, operator: string): Value | undefined {
  if (operator === "regex") return type === "string" ? value : undefined;
  if (type !== "integer") return value;
  return /^-?\d+$/.test(value) && Number.isSafeInteger(Number(value)) ? Number(value) : undefined;
}

/** Shortens `name: { eq: ["x"] }` to `name: "x"`. */
function shortest(condition: Readonly<Record<string, readonly Value[]>>): unknown {
  const entries = Object.entries(condition).map(([operator, values]) => [
    operator,
    values.length === 1 ? values[0] : values,
  ]);
  const [[operator, value] = []] = entries;
  return entries.length === 1 && operator === "eq" ? value : Object.fromEntries(entries);
}
