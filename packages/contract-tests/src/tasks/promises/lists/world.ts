import { isObject, type Json, type List, type Operation, pathParameters } from "@chekt/description";
import { toText } from "../../../engine/wire/to-text.ts";
import { Blocked } from "../../../engine/finding.ts";
import type { Run } from "../../../engine/run.ts";
import type { Call } from "../../../engine/wire/call.ts";
import { makeRows } from "./make-rows.ts";
import type { Row } from "./oracle.ts";

/** A list with rows that are known. */
export interface ListWorld {
  readonly operation: Operation;
  readonly list: List;
  readonly path: Call["path"];
  readonly rows: readonly Row[];
}

/** The most that a list gives at once. */
const ALL = 1000;

/** Fills a list with rows that are hard to tell apart, where that is allowed, and reads all that it has. */
export async function listWorld(run: Run, operation: Operation): Promise<ListWorld> {
  const { list } = operation;
  if (!list) throw new Error(`${operation.id} is no list.`);
  const path: Record<string, Json> = {};
  for (const { name } of pathParameters(operation)) path[name] = await run.fixture.id(name);
  const made = run.target.capabilities.writes === true ? await makeRows(run, list, path) : [];
  const rows = await readRows(run, operation, path, { limit: ALL });
  if (rows.length === ALL) throw new Blocked(`${operation.id} has more rows than can be read at once`);
  if (rows.length === 0) throw new Blocked(`${operation.id} has no rows`);
  for (const row of made) compareMade(run, operation, list, row, rows);
  return { operation, list, path, rows };
}

export async function readRows(
  run: Run,
  operation: Operation,
  path: Call["path"],
  query: Call["query"],
): Promise<Row[]> {
  const { json } = await run.succeed(operation.id, { path, query });
  return (Array.isArray(json) ? json : []).filter(isObject);
}

/** A row in the list is the one that was answered when it was made. */
function compareMade(run: Run, operation: Operation, { key }: List, made: Row, rows: readonly Row[]): void {
  const listed = rows.find((row) => row[key] === made[key]);
  const different = Object.keys(made).find(
    (name) => JSON.stringify(listed?.[name] ?? null) !== JSON.stringify(made[name] ?? null),
  );
  if (listed && different === undefined) return;
  run.report(
    {
      check: "filter_conformance",
      expected: `the row ${toText(made[key])} as it was made: ${JSON.stringify(made)}`,
      where: `${operation.pointer}/responses/200`,
      got: JSON.stringify(listed ?? null),
    },
    operation,
  );
}
