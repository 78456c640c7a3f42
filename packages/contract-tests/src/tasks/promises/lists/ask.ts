import { isObject, type Json } from "@chekt/description";
import type { Run } from "../../../engine/run.ts";
import type { Failure } from "../../../engine/finding.ts";
import type { Exchange } from "../../../engine/wire/exchange.ts";
import type { Call } from "../../../engine/wire/call.ts";
import { type Condition, expectedRows, type Query, type Row } from "./oracle.ts";
import type { ListWorld } from "./world.ts";

/** Writes a condition as a filter value. */
export function filterText(
  { table }: { table: string },
  { column, operator, value }: Condition,
  qualified = false,
): string {
  return `${qualified ? `${table}.` : ""}${column.name},${value},${operator}`;
}

/** Builds the query parameters of a list request. */
function buildQuery(world: ListWorld, { conditions = [], ...others }: Query): Call["query"] {
  const plain = Object.entries(others).filter((entry): entry is [string, string | number] => entry[1] !== undefined);
  return {
    ...Object.fromEntries(plain),
    ...(conditions.length > 0 && { filter: conditions.map((condition) => filterText(world.list, condition)) }),
  };
}

/** The response of a list, and what is wrong with it. */
export interface ListResult {
  readonly exchange: Exchange;
  readonly rows: readonly Row[];
  readonly failure: Failure | undefined;
}

/** Requests a list and compares the rows, in order, with the expected ones. */
export async function queryList(
  run: Run,
  world: ListWorld,
  check: string,
  query: Query,
  sent: Call["query"] = buildQuery(world, query),
): Promise<ListResult> {
  const { operation, list, path, rows } = world;
  const expected = expectedRows(list, rows, query).map((row) => row[list.key]);
  const call = { path, query: sent, headers: {}, body: undefined };
  const exchange = await run.call(operation, call, { kind: "valid", statuses: [200] });
  const received = (Array.isArray(exchange.json) ? exchange.json : []).filter(isObject);
  const ids = received.map((row) => row[list.key] ?? null);
  const isRight = exchange.status !== 200 || JSON.stringify(ids) === JSON.stringify(expected);
  const failure = isRight ? undefined : { check, ...difference(world, sent, expected, ids) };
  return { exchange, rows: received, failure };
}

function difference(
  { operation, list }: ListWorld,
  sent: Call["query"],
  expected: readonly (Json | undefined)[],
  got: readonly Json[],
): Omit<Failure, "check"> {
  const what = Object.entries(sent).map(
    ([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  const parameter = ["filter", "sort", "dir", "offset"].find((name) => name in sent) ?? "limit";
  const place = operation.parameters.find(({ name }) => name === parameter)?.pointer ?? operation.pointer;
  return {
    expected: `rows with ${list.key} ${describeIds(expected)} for ${what.join(" ")}`,
    where: place,
    got: describeIds(got),
  };
}

function describeIds(ids: readonly (Json | undefined)[]): string {
  return ids.length === 0
    ? "(none)"
    : ids.slice(0, 40).map(String).join(", ") + (ids.length > 40 ? `, … (${ids.length})` : "");
}
