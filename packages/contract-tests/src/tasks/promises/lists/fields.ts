import * as fc from "fast-check";
import type { Operation } from "@chekt/description";
import { Failed } from "../../../engine/finding.ts";
import type { Run } from "../../../engine/run.ts";
import { ask } from "./ask.ts";
import { listWorld } from "./world.ts";

const NAME = "fields_conformance";

interface Asked {
  readonly columns: readonly string[];
  readonly qualified: boolean;
}

/** `fields` gives exactly the columns that it names, with the values that the whole row has. */
export async function checkFields(run: Run, operation: Operation): Promise<void> {
  const world = await listWorld(run, operation);
  const { list, rows } = world;
  const names = list.columns.map(({ name }) => name);
  const where = operation.parameters.find(({ name }) => name === "fields")?.pointer ?? operation.pointer;
  const byKey = new Map(rows.map((row) => [row[list.key], row]));
  const holds = async ({ columns, qualified }: Asked): Promise<void> => {
    const fields = columns.map((name) => (qualified ? `${list.table}.${name}` : name));
    const { exchange, rows: got } = await ask(run, world, NAME, { limit: 1000 }, { fields, limit: 1000 });
    if (exchange.status !== 200) return;
    const expected = `rows with ${columns.join(", ")} for fields=${fields.join(",")}`;
    if (got.length !== rows.length)
      throw new Failed({ check: NAME, expected: `${rows.length} ${expected}`, where, got: `${got.length}` }, exchange);
    for (const [index, row] of got.entries()) {
      const columnsGot = Object.keys(row).toSorted();
      if (columnsGot.join() !== columns.toSorted().join()) {
        throw new Failed({ check: NAME, expected, where, got: columnsGot.join(", ") }, exchange);
      }
      const whole = list.key in row ? byKey.get(row[list.key]) : rows[index];
      const wrong = columns.find((name) => JSON.stringify(row[name]) !== JSON.stringify(whole?.[name] ?? null));
      if (wrong === undefined) continue;
      const value = `${wrong} ${JSON.stringify(whole?.[wrong])}, as in the whole row`;
      throw new Failed({ check: NAME, expected: value, where, got: JSON.stringify(row[wrong]) }, exchange);
    }
  };
  // Each column alone, then any number of them in any order.
  for (const name of names) {
    const alone = fc.constant<Asked>({ columns: [name], qualified: false });
    await run.property(operation, alone, 1, holds);
  }
  const some = fc.record({ columns: fc.shuffledSubarray(names, { minLength: 1 }), qualified: fc.boolean() });
  await run.property(operation, some, Math.min(100, run.settings.cases), holds);
}
