import { setImmediate } from "node:timers/promises";
import { CompiledQuery } from "kysely";
import type { Store } from "../store/store.ts";
import { comparisons } from "./filter.ts";
import type { ListQuery } from "./list-query.ts";
import type { ListTable } from "./list-table.ts";

/** Where the rows of a list come from, and which of them the caller may see. */
export interface ListSource {
  readonly table: ListTable;
  /** The FROM clause. */
  readonly from: string;
  /** Qualifies a column: `site.name`. */
  readonly place: (column: string) => string;
  /** The column values that all visible rows share. */
  readonly scope: Readonly<Record<string, string | number>>;
}

type Value = string | number | null;

export type Row = Readonly<Record<string, Value>>;

/** The number of rows per batch, for conditions that the store cannot evaluate. */
const BATCH = 1000;

/**
 * Reads the rows of a list: those that meet all conditions, in a total order, from the offset up to the limit. Rows are
 * ordered by `sort` and, for equal values, by the key, both in the same direction. Nulls come before all values.
 */
export async function runList(store: Store, source: ListSource, query: ListQuery): Promise<Row[]> {
  const tests = query.conditions.filter((condition) => condition.operator === "regex");
  if (tests.length === 0) {
    return select(store, source, { query, columns: query.fields, limit: query.limit, offset: query.offset });
  }

  const columns = new Set([...query.fields, source.table.key, query.sort, ...tests.map(({ column }) => column)]);
  const found: Row[] = [];
  let skipped = 0;
  for await (const row of scan(store, source, query, [...columns])) {
    if (!tests.every(({ column, matches }) => isText(row[column]) && matches(row[column]))) continue;
    if (skipped < query.offset) skipped += 1;
    else if (found.push(row) === query.limit) break;
  }
  return found;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** Adds a value to the parameters of a statement, and returns its placeholder. */
type Bind = (value: Value | undefined) => string;

/** Which rows and columns of a list to read. */
interface Selection {
  readonly query: ListQuery;
  readonly columns: readonly string[];
  /** Conditions besides the scope and those that the store evaluates itself. */
  readonly further?: (bind: Bind) => readonly string[];
  readonly limit: number;
  readonly offset: number;
}

async function select(store: Store, source: ListSource, selection: Selection): Promise<Row[]> {
  return (await store.db.executeQuery<Row>(selectionStatement(store.engine, source, selection))).rows;
}

/**
 * Builds the statement that reads rows in order. Lists are read often, always in the same few ways, and writing their SQL
 * by hand takes a fiftieth of the time that Kysely needs to build and compile it. Only column names of the description
 * are interpolated; all values are bound.
 */
export function selectionStatement(
  engine: Store["engine"],
  { table, from, place, scope }: ListSource,
  { query: { conditions, sort, dir }, columns, further, limit, offset }: Selection,
): CompiledQuery {
  const values: (Value | undefined)[] = [];
  const bind: Bind = (value) => {
    values.push(value);
    return engine === "postgres" ? `$${values.length}` : "?";
  };
  const met = [
    ...Object.entries(scope).map(([column, value]) => `${place(column)} = ${bind(value)}`),
    ...conditions.flatMap((condition) =>
      condition.operator === "regex"
        ? []
        : [`${place(condition.column)} ${comparisons[condition.operator]} ${bind(condition.value)}`],
    ),
    ...(further?.(bind) ?? []),
  ];
  const nulls = table.columns[sort]?.nullable ? (dir === "asc" ? "NULLS FIRST" : "NULLS LAST") : "";
  const bySort = sort === table.key ? "" : `${place(sort)} ${dir} ${nulls}, `;
  const text =
    `SELECT ${columns.map((column) => `${place(column)} AS ${column}`).join(", ")} FROM ${from} ` +
    `WHERE ${met.join(" AND ")} ORDER BY ${bySort}${place(table.key)} ${dir} ` +
    `LIMIT ${bind(limit)} OFFSET ${bind(offset)}`;
  return CompiledQuery.raw(text, values);
}

/** Iterates over rows in order, batch by batch, each starting after the last row of the previous one. */
async function* scan(
  store: Store,
  source: ListSource,
  query: ListQuery,
  columns: readonly string[],
): AsyncGenerator<Row, void, undefined> {
  const { table, place } = source;
  const { sort, dir } = query;
  const [sortColumn, keyColumn] = [place(sort), place(table.key)];
  const isBeyond = dir === "asc" ? ">" : "<";
  // Null is neither less nor greater than anything, so rows with null are read separately.
  const nulls = { only: `${sortColumn} IS NULL`, ordered: [table.key], columns: keyColumn };
  const others = {
    only: `${sortColumn} IS NOT NULL`,
    ordered: [sort, table.key],
    columns: `${sortColumn}, ${keyColumn}`,
  };
  const parts = table.columns[sort]?.nullable ? [nulls, others] : [others];
  for (const { only, ordered, columns: orderedBy } of dir === "asc" ? parts : parts.toReversed()) {
    let last: Row | undefined;
    for (;;) {
      const reached = last;
      const further = (bind: Bind): string[] => [
        only,
        ...(reached
          ? [`(${orderedBy}) ${isBeyond} (${ordered.map((column) => bind(reached[column])).join(", ")})`]
          : []),
      ];
      const batch = await select(store, source, { query, columns, further, limit: BATCH, offset: 0 });
      yield* batch;
      last = batch.at(-1);
      if (last === undefined || batch.length < BATCH) break;
      // Gives other requests a turn.
      await setImmediate();
    }
  }
}
