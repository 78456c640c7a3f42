import * as fc from "fast-check";
import type { Operation } from "@chekt/description";
import { Failed } from "../../../engine/finding.ts";
import type { Run } from "../../../engine/run.ts";
import { queryList } from "./ask.ts";
import { listWorld } from "./world.ts";

const NAME = "fields_conformance";

interface Selection {
  readonly columns: readonly string[];
  readonly qualified: boolean;
}

/** `fields` returns exactly the named columns, with the values of the whole row. */
export async function checkFields(run: Run, operation: Operation): Promise<void> {
  const world = await listWorld(run, operation);
  const { list, rows } = world;
  const columnNames = list.columns.map(({ name }) => name);
  const where = operation.parameters.find(({ name }) => name === "fields")?.pointer ?? operation.pointer;
  const byKey = new Map(rows.map((row) => [row[list.key], row]));
  const check = async ({ columns, qualified }: Selection): Promise<void> => {
    const fields = columns.map((name) => (qualified ? `${list.table}.${name}` : name));
    const { exchange, rows: received } = await queryList(run, world, NAME, { limit: 1000 }, { fields, limit: 1000 });
    if (exchange.status !== 200) return;
    const expected = `rows with only ${columns.join(", ")} for fields=${fields.join(",")}`;
    if (received.length !== rows.length)
      throw new Failed(
        { check: NAME, expected: `${rows.length} ${expected}`, where, got: `${received.length}` },
        exchange,
      );
    for (const [index, row] of received.entries()) {
      const names = Object.keys(row).toSorted();
      if (names.join() !== columns.toSorted().join()) {
        throw new Failed({ check: NAME, expected, where, got: names.join(", ") }, exchange);
      }
      const whole = list.key in row ? byKey.get(row[list.key]) : rows[index];
      const wrong = columns.find((name) => JSON.stringify(row[name]) !== JSON.stringify(whole?.[name] ?? null));
      if (wrong === undefined) continue;
      const value = `${wrong} ${JSON.stringify(whole?.[wrong])}, as in the whole row`;
      throw new Failed({ check: NAME, expected: value, where, got: JSON.stringify(row[wrong]) }, exchange);
    }
  };
  // Each column alone, then random selections in random order.
  for (const name of columnNames) {
    const alone = fc.constant<Selection>({ columns: [name], qualified: false });
    await run.property(operation, alone, 1, check);
  }
  const selections = fc.record({
    columns: fc.shuffledSubarray(columnNames, { minLength: 1 }),
    qualified: fc.boolean(),
  });
  await run.property(operation, selections, Math.min(100, run.settings.cases), check);
}
