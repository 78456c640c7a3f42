import { sql } from "kysely";
import { ApiError } from "../api-error.ts";
import type { Store } from "../store/store.ts";
import type { ListQuery } from "./list-query.ts";
import type { ListSource } from "./list-source.ts";

/** How many rows a request may read: of a longer list, only what an index finds. */
export const MAX_ROWS = 20_000;

/** The largest offset that an index skips without effort, and the largest page that is small. */
const SHORT = 1000;
const SMALL = 100;

/** What a list costs: `low` if an index finds its rows, `high` if many rows are read. */
export type Cost = "low" | "high";

/**
 * Returns what a query costs.
 *
 * @throws ApiError 400 if it would read too many rows.
 */
export async function checkCost(store: Store, source: ListSource, query: ListQuery): Promise<Cost> {
  const costly = findCostly(source, query);
  if (costly === undefined) return query.offset > SHORT || query.limit > SMALL ? "high" : "low";
  if (await isLong(store, source)) throw new ApiError(400, costly.message, costly.field);
  return "high";
}

/** Returns which parameter makes a query read more rows than it returns, and what to send instead. */
function findCostly(
  { table, indexed, unique }: Pick<ListSource, "table" | "indexed" | "unique">,
  { conditions, sort, offset }: Pick<ListQuery, "conditions" | "sort" | "offset">,
): { readonly field: string; readonly message: string } | undefined {
  const { key } = table;
  const sortable = [key, unique, ...indexed];
  const long = `This list has more than ${MAX_ROWS} rows`;
  const page = `Page through it by key: sort=${key}&filter=${key},<last ${key}>,gt`;
  const compared = conditions.filter(({ operator }) => operator !== "regex");
  if (compared.some(({ column, operator }) => operator === "eq" && (column === unique || column === key))) return;
  if (!sortable.includes(sort)) {
    return { field: "sort", message: `${long}, so it can be sorted only by ${sortable.join(", ")}. ${page}.` };
  }
  if (offset > MAX_ROWS) {
    return { field: "offset", message: `${long}, so offset can be at most ${MAX_ROWS}. ${page}.` };
  }
  // An index is sorted by its column and then by the key.
  const others = compared.filter(({ column, operator }) => column !== sort || operator === "neq");
  const [other, ...more] = others;
  if (other === undefined) return;
  const isEqual = other.operator === "eq" && sortable.includes(other.column);
  if (sort === key && isEqual && more.length === 0) return;
  return {
    field: "filter",
    message:
      `${long}, so it can be filtered only by the column of sort or, sorted by ${key}, also by one of ` +
      `${sortable.join(", ")} with eq. ${page}.`,
  };
}

/** Whether a list has more rows than a request may read. */
async function isLong({ db }: Store, { from, place, scope, table }: ListSource): Promise<boolean> {
  // IDs are numbered per workspace, so most lists need not be counted.
  const counter = await db
    .selectFrom("counters")
    .select("last")
    .where("workspace", "=", String(scope["workspace"]))
    .where("name", "=", table.key.replace(/_id$/, ""))
    .executeTakeFirst();
  if (counter && counter.last <= MAX_ROWS) return false;
  const met = Object.entries(scope).map(([column, value]) => sql`${sql.raw(place(column))} = ${value}`);
  const { rows } = await sql`
    SELECT 1 FROM ${sql.raw(from)} WHERE ${sql.join(met, sql` AND `)} LIMIT 1 OFFSET ${MAX_ROWS}
  `.execute(db);
  return rows.length > 0;
}
