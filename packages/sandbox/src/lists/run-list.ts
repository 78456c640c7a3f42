import { setImmediate } from "node:timers/promises";
import { type SelectQueryBuilder, sql } from "kysely";
import { type Condition, comparisons } from "./filter.ts";
import type { ListQuery } from "./list-query.ts";
import type { ListTable } from "./list-table.ts";

/** A query for all rows that a list may show, of which the list then takes some. */
export type RowsOfList = SelectQueryBuilder<never, never, object>;

export type Row = Readonly<Record<string, string | number | null>>;

/** How many rows are looked at in one go, where the store cannot do it alone. */
const BATCH = 1000;

/**
 * Reads the rows of a list: those that meet all conditions, in a total order, from the offset on, up to the limit. The
 * order is that of `sort` and, within equal values, that of the key, both in the same direction; nulls come before all
 * values.
 *
 * @param place where a column is, `sites.name`.
 */
export async function runList(
  rows: RowsOfList,
  table: ListTable,
  query: ListQuery,
  place: (column: string) => string,
): Promise<Row[]> {
  const { conditions, sort, dir, limit, offset } = query;
  const ordered = inOrder(rows.where(met(conditions, place)), table, sort, dir, place);
  const tests = conditions.filter((condition) => condition.operator === "regex");
  const columns = new Set([...query.fields, ...(tests.length > 0 ? [table.key, sort] : [])]);
  for (const { column } of tests) columns.add(column);
  const selected = ordered.select([...columns].map((column) => sql.ref(place(column)).as(column))) as RowsOfList;
  if (tests.length === 0) return (await selected.limit(limit).offset(offset).execute()) as Row[];

  const found: Row[] = [];
  let skipped = 0;
  for await (const row of scan(selected, table, query, place)) {
    if (!tests.every(({ column, matches }) => isText(row[column]) && matches(row[column]))) continue;
    if (skipped < offset) skipped += 1;
    else if (found.push(row) === limit) break;
  }
  return found;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** The conditions that the store can check itself. */
function met(conditions: readonly Condition[], place: (column: string) => string) {
  const parts = conditions.flatMap((condition) =>
    condition.operator === "regex"
      ? []
      : [
          sql<boolean>`${sql.ref(place(condition.column))} ${sql.raw(comparisons[condition.operator])} ${condition.value}`,
        ],
  );
  return parts.length === 0 ? sql<boolean>`1 = 1` : sql<boolean>`${sql.join(parts, sql` AND `)}`;
}

function inOrder(
  rows: RowsOfList,
  { key, columns }: ListTable,
  sort: string,
  dir: "asc" | "desc",
  place: (column: string) => string,
): RowsOfList {
  const nulls = columns[sort]?.nullable ? sql.raw(dir === "asc" ? "NULLS FIRST" : "NULLS LAST") : sql.raw("");
  const bySort = sort === key ? rows : rows.orderBy(sql`${sql.ref(place(sort))} ${sql.raw(dir)} ${nulls}`);
  return bySort.orderBy(sql`${sql.ref(place(key))} ${sql.raw(dir)}`);
}

/** Goes through rows in their order, batch by batch, each beginning after the last row of the one before. */
async function* scan(
  rows: RowsOfList,
  { key, columns }: ListTable,
  { sort, dir }: ListQuery,
  place: (column: string) => string,
): AsyncGenerator<Row, void, undefined> {
  const [sortColumn, keyColumn] = [sql.ref(place(sort)), sql.ref(place(key))];
  const isBeyond = sql.raw(dir === "asc" ? ">" : "<");
  // A null is neither before nor after anything, so the rows with one are gone through by themselves.
  const nulls = { only: sql<boolean>`${sortColumn} IS NULL`, ordered: sql`(${keyColumn})` };
  const others = { only: sql<boolean>`${sortColumn} IS NOT NULL`, ordered: sql`(${sortColumn}, ${keyColumn})` };
  const parts = columns[sort]?.nullable ? [nulls, others] : [others];
  for (const part of dir === "asc" ? parts : parts.toReversed()) {
    let rest = rows.where(part.only);
    for (;;) {
      const batch = (await rest.limit(BATCH).execute()) as Row[];
      yield* batch;
      const last = batch.at(-1);
      if (last === undefined || batch.length < BATCH) break;
      const reached = part === nulls ? sql`(${last[key]})` : sql`(${last[sort]}, ${last[key]})`;
      rest = rows.where(part.only).where(sql<boolean>`${part.ordered} ${isBeyond} ${reached}`);
      // Others have their turn.
      await setImmediate();
    }
  }
}
