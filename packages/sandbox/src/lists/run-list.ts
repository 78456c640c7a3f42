import { setImmediate } from "node:timers/promises";
import { CompiledQuery } from "kysely";
import { ApiError } from "../api-error.ts";
import type { Store } from "../store/store.ts";
import { Turns } from "../turns.ts";
import { checkCost, MAX_ROWS } from "./cost.ts";
import { comparisons, type RegexCondition } from "./filter.ts";
import type { ListQuery } from "./list-query.ts";
import type { ListSource } from "./list-source.ts";
import type { ListTable } from "./list-table.ts";
import { RegexMatcher } from "./regex-matcher.ts";

type Value = string | number | null;

export type Row = Readonly<Record<string, Value>>;

/** The number of rows per batch, for conditions that the store cannot evaluate. */
const BATCH = 500;

/** How long the regular expressions of a request may take, in milliseconds. */
const MATCHING_MS = 5000;

/** SQLite runs in this thread, so what reads many rows takes turns. */
const turns = new Turns();

const matcher = new RegexMatcher();

/**
 * Reads the rows of a list: those that meet all conditions, in a total order, from the offset up to the limit. Rows are
 * ordered by `sort` and, for equal values, by the key, both in the same direction. Nulls come before all values.
 */
export async function runList(store: Store, source: ListSource, query: ListQuery): Promise<Row[]> {
  const cost = await checkCost(store, source, query);
  const read: Read = (selection) => {
    const work = (): Promise<Row[]> => select(store, source, selection);
    return cost === "high" && store.engine === "sqlite" ? turns.take(work) : work();
  };
  const tests = query.conditions.filter((condition) => condition.operator === "regex");
  if (tests.length > 0) return readMatching(read, source, query, tests);
  return read({ query, columns: query.fields, limit: query.limit, offset: query.offset });
}

/** Reads the rows of a list whose values match regular expressions. */
async function readMatching(
  read: Read,
  { table, place }: ListSource,
  query: ListQuery,
  tests: readonly RegexCondition[],
): Promise<Row[]> {
  const columns = [...new Set([...query.fields, table.key, query.sort, ...tests.map(({ column }) => column)])];
  const patterns = tests.map(({ pattern }) => pattern);
  const found: Row[] = [];
  let [visited, skipped, spent] = [0, 0, 0];
  for await (const batch of scan(read, { table, place }, query, columns)) {
    const started = performance.now();
    const matches = await matcher.match(
      patterns,
      batch.map((row) => tests.map(({ column }) => toText(row[column]))),
    );
    for (const [index, row] of batch.entries()) {
      if (!matches[index]) continue;
      if (skipped < query.offset) skipped += 1;
      else if (found.push(row) === query.limit) return found;
    }
    visited += batch.length;
    spent += performance.now() - started;
    if (batch.length === BATCH) checkEffort(table, visited, spent);
  }
  return found;
}

/** @throws ApiError 400 if a request has read too many rows, or matched for too long. */
function checkEffort({ key }: ListTable, visited: number, spent: number): void {
  const narrow = `Narrow the list with a filter of ${key}, such as ${key},<last ${key}>,gt.`;
  if (visited >= MAX_ROWS) {
    throw new ApiError(400, `Too few of the first ${visited} rows match the regular expression. ${narrow}`, "filter");
  }
  if (spent < MATCHING_MS) return;
  const seconds = MATCHING_MS / 1000;
  throw new ApiError(
    400,
    `The regular expression took more than ${seconds} s for the first ${visited} rows. ${narrow}`,
    "filter",
  );
}

function toText(value: unknown): string | null {
  return typeof value === "string" ? value : null;
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

type Read = (selection: Selection) => Promise<Row[]>;

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
  { table, from, join = "", place, scope }: ListSource,
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
    `SELECT ${columns.map((column) => `${place(column)} AS ${column}`).join(", ")} FROM ${from} ${join} ` +
    `WHERE ${met.join(" AND ")} ORDER BY ${bySort}${place(table.key)} ${dir} ` +
    `LIMIT ${bind(limit)} OFFSET ${bind(offset)}`;
  return CompiledQuery.raw(text, values);
}

/** Iterates over batches of rows in order, each starting after the last row of the previous one. There is at least one. */
async function* scan(
  read: Read,
  { table, place }: Pick<ListSource, "table" | "place">,
  query: ListQuery,
  columns: readonly string[],
): AsyncGenerator<Row[], void, undefined> {
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
      const batch = await read({ query, columns, further, limit: BATCH, offset: 0 });
      yield batch;
      last = batch.at(-1);
      if (last === undefined || batch.length < BATCH) break;
      // Gives other requests a turn.
      await setImmediate();
    }
  }
}
