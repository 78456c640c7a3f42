import * as fc from "fast-check";
import type { Operation } from "@chekt/description";
import { comparisons, expressions } from "../../../generate/filters.ts";
import { Failed } from "../../../engine/finding.ts";
import type { Run } from "../../../engine/run.ts";
import { queryList } from "./ask.ts";
import type { Condition, Query } from "./oracle.ts";
import { listWorld, type ListWorld } from "./world.ts";

/** The maximum number of queries. */
const MAX_QUERIES = 300;

/** Filters, sorting and pagination work together; rows must match all filters. */
export async function checkCombined(run: Run, operation: Operation): Promise<void> {
  const world = await listWorld(run, operation);
  await run.property(operation, queries(world), Math.min(MAX_QUERIES, run.settings.cases), async (query) => {
    const { exchange, failure } = await queryList(run, world, "filter_conformance", query);
    if (failure && run.session.isNew(failure, operation)) throw new Failed(failure, exchange);
  });
}

function queries(world: ListWorld): fc.Arbitrary<Query> {
  const { columns } = world.list;
  return fc.record(
    {
      conditions: fc.array(conditions(world), { maxLength: 3 }),
      sort: fc.constantFrom(...columns.map(({ name }) => name)),
      dir: fc.constantFrom("asc", "desc"),
      limit: fc.integer({ min: 1, max: 30 }),
      offset: fc.nat({ max: 10 }),
    },
    { requiredKeys: ["conditions"] },
  );
}

/** Generates conditions with values of existing rows. */
function conditions({ list, rows }: ListWorld): fc.Arbitrary<Condition> {
  return fc.constantFrom(...list.columns).chain((column) => {
    const values = [...new Set(rows.flatMap((row) => row[column.name] ?? []).map(String))];
    const compared = fc.record({
      column: fc.constant(column),
      operator: fc.constantFrom(...comparisons),
      value: fc.constantFrom(...(values.length > 0 ? values : ["1"])),
    });
    if (column.type !== "string") return compared;
    const matched = fc.record({
      column: fc.constant(column),
      operator: fc.constant("regex" as const),
      value: fc.constantFrom(...expressions),
    });
    return fc.oneof({ weight: 3, arbitrary: compared }, { weight: 1, arbitrary: matched });
  });
}
