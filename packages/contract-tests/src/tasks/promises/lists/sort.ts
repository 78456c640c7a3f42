import type { Operation } from "@chekt/description";
import type { Run } from "../../../engine/run.ts";
import { queryList } from "./ask.ts";
import { listWorld } from "./world.ts";

/** Sorting is a total order by each column in each direction, with equal values sorted by key. */
export async function checkSorting(run: Run, operation: Operation): Promise<void> {
  const world = await listWorld(run, operation);
  const { columns, table } = world.list;
  const sorts = [undefined, ...columns.flatMap(({ name }) => [name, `${table}.${name}`])];
  for (const sort of sorts) {
    for (const dir of [undefined, "asc", "desc"] as const) {
      const { exchange, failure } = await queryList(run, world, "sort_conformance", { sort, dir, limit: 1000 });
      if (failure)
        run.report({ ...failure, where: `${failure.where} ${sort ?? ""} ${dir ?? ""}` }, operation, exchange);
    }
  }
}
