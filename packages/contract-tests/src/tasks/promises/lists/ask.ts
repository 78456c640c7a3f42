import { isObject, type Json } from "@chekt/description";
import type { Run } from "../../../engine/run.ts";
import type { Failure } from "../../../engine/finding.ts";
import type { Exchange } from "../../../engine/wire/exchange.ts";
import type { Call } from "../../../engine/wire/call.ts";
import { type Condition, expectedRows, type Query, type Row } from "./oracle.ts";
import type { ListWorld } from "./world.ts";

/** A condition as it is written in a query. */
export function filterText(
  { table }: { table: string },
  { column, operator, value }: Condition,
  qualified = false,
): string {
  return `${qualified ? `${table}.` : ""}${column.name},${value},${operator}`;
}

/** The query of a list as it is sent. */
function buildQuery(world: ListWorld, { conditions = [], ...others }: Query): Call["query"] {
  const plain = Object.entries(others).filter((entry): entry is [string, string | number] => entry[1] !== undefined);
  return {
    ...Object.fromEntries(plain),
    ...(conditions.length > 0 && { filter: conditions.map((condition) => filterText(world.list, condition)) }),
  };
}

/** What a list answered, and what is wrong with it. */
export interface Asked {
  readonly exchange: Exchange;
  readonly rows: readonly Row[];
  readonly failure: Failure | undefined;
}

/** Asks a list, and holds the answer against what has to come: the same rows, in the same order. */
export async function ask(
  run: Run,
  world: ListWorld,
  check: string,
  query: Query,
  sent: Call["query"] = buildQuery(world, query),
): Promise<Asked> {
  const { operation, list, path, rows } = world;
  const expected = expectedRows(list, rows, query).map((row) => row[list.key]);
  const call = { path, query: sent, headers: {}, body: undefined };
  const exchange = await run.call(operation, call, { kind: "valid", statuses: [200] });
  const got = (Array.isArray(exchange.json) ? exchange.json : []).filter(isObject);
  const ids = got.map((row) => row[list.key] ?? null);
  const isRight = exchange.status !== 200 || JSON.stringify(ids) === JSON.stringify(expected);
  const failure = isRight ? undefined : { check, ...difference(world, sent, expected, ids) };
  return { exchange, rows: got, failure };
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
    expected: `for ${what.join(" ")} the rows with ${list.key} ${describeIds(expected)}`,
    where: place,
    got: describeIds(got),
  };
}

function describeIds(ids: readonly (Json | undefined)[]): string {
  return ids.length === 0
    ? "(none)"
    : ids.slice(0, 40).map(String).join(", ") + (ids.length > 40 ? `, … (${ids.length})` : "");
}
