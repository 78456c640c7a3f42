import { isObject, type Json, type Operation, pathParameters } from "@chekt/description";
import type { Run } from "../../engine/run.ts";
import type { Bearer } from "../../engine/tokens.ts";

/** A row, and the IDs in its path. */
export interface Placed {
  readonly path: Readonly<Record<string, Json>>;
  readonly row: Json;
}

/** The rows of a dealer, by the path parameter of their kind. */
export type Inventory = ReadonlyMap<string, readonly Placed[]>;

/** How many sites are read. */
const SITES = 5;

/** Reads the rows of a dealer, with a token that reaches it. */
export async function takeInventory(run: Run, bearer: Bearer, dealerId: number): Promise<Inventory> {
  const { description } = run;
  const found = new Map<string, Placed[]>();
  const lists = description.operations.filter(({ list }) => list !== undefined);
  // Lists of the dealer first: the others need its sites.
  for (const operation of lists.toSorted((one, other) => pathParameters(one).length - pathParameters(other).length)) {
    const parameter = [...description.creators.values()].find(({ key }) => key === operation.list?.key)?.parameter;
    if (parameter === undefined) continue;
    const parents =
      pathParameters(operation).length === 1
        ? [{ dealerId }]
        : (found.get("siteId") ?? []).slice(0, SITES).map(({ path }) => path);
    const rows: Placed[] = [];
    for (const path of parents) rows.push(...(await readPlaced(run, operation, parameter, path, bearer)));
    found.set(parameter, rows);
  }
  return found;
}

async function readPlaced(
  run: Run,
  operation: Operation,
  parameter: string,
  path: Record<string, Json>,
  bearer: Bearer,
): Promise<Placed[]> {
  const call = { path, query: { limit: 100 }, headers: {}, body: undefined };
  const { json } = await run.call(operation, call, { kind: "open" }, bearer);
  const key = operation.list?.key ?? "";
  return (Array.isArray(json) ? json : [])
    .filter(isObject)
    .map((row) => ({ path: { ...path, [parameter]: row[key] ?? null }, row }));
}
