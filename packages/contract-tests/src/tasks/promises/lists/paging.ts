import type { Operation } from "@chekt/description";
import type { Run } from "../../../engine/run.ts";
import { queryList } from "./ask.ts";
import { listWorld } from "./world.ts";

/** Pages of any size add up to the whole list, without duplicate or missing rows. */
export async function checkPaging(run: Run, operation: Operation): Promise<void> {
  const world = await listWorld(run, operation);
  const { rows, list } = world;
  // The column with the fewest distinct values, so that the order of equal values matters.
  const repeated = list.columns.toSorted((one, other) => distinct(one.name) - distinct(other.name))[0]?.name;
  function distinct(name: string): number {
    return new Set(rows.map((row) => row[name] ?? null)).size;
  }
  const orders = [{}, { dir: "desc" }, { sort: repeated }, { sort: repeated, dir: "desc" }] as const;
  const step = Math.max(1, Math.floor((rows.length * 10) / run.settings.cases));
  for (const order of orders) {
    for (let limit = 1; limit <= rows.length + 1; limit += step) {
      for (let offset = 0; offset <= rows.length; offset += limit) {
        const { exchange, failure } = await queryList(run, world, "paging_conformance", { ...order, limit, offset });
        if (failure) run.report(failure, operation, exchange);
      }
    }
    const { exchange, failure } = await queryList(run, world, "paging_conformance", { ...order, offset: 1 });
    if (failure) run.report(failure, operation, exchange);
  }
}
