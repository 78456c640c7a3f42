import { isObject, type Json, type List, type Operation, pathParameters } from "@chekt/description";
import { toText } from "../../../engine/wire/to-text.ts";
import { Blocked } from "../../../engine/finding.ts";
import type { Run } from "../../../engine/run.ts";
import type { Call } from "../../../engine/wire/call.ts";
import { createRows } from "./make-rows.ts";
import type { Row } from "./oracle.ts";

/** A list whose rows are known. */
export interface ListWorld {
  readonly operation: Operation;
  readonly list: List;
  readonly path: Call["path"];
  readonly rows: readonly Row[];
}

/** The maximum limit of a list. */
const MAX_LIMIT = 1000;

/** Adds rows that are hard to tell apart, if writing is allowed, and reads the whole list. */
export async function listWorld(run: Run, operation: Operation): Promise<ListWorld> {
  const { list } = operation;
  if (!list) throw new Error(`${operation.id} is not a list operation.`);
  const path: Record<string, Json> = {};
  for (const { name } of pathParameters(operation)) path[name] = await run.fixture.id(name);
  const created = run.target.capabilities.writes === true ? await createRows(run, list, path) : [];
  const rows = await readRows(run, operation, path, { limit: MAX_LIMIT });
  if (rows.length === MAX_LIMIT) throw new Blocked(`${operation.id} has more rows than can be read at once`);
  if (rows.length === 0) throw new Blocked(`${operation.id} has no rows`);
  for (const row of created) compareCreated(run, operation, list, row, rows);
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

/** Reports a row that differs in the list from the response to its creation. */
function compareCreated(run: Run, operation: Operation, { key }: List, created: Row, rows: readonly Row[]): void {
  const listed = rows.find((row) => row[key] === created[key]);
  const different = Object.keys(created).find(
    (name) => JSON.stringify(listed?.[name] ?? null) !== JSON.stringify(created[name] ?? null),
  );
  if (listed && different === undefined) return;
  run.report(
    {
      check: "filter_conformance",
      expected: `row ${toText(created[key])} as created: ${JSON.stringify(created)}`,
      where: `${operation.pointer}/responses/200`,
      got: JSON.stringify(listed ?? null),
    },
    operation,
  );
}
