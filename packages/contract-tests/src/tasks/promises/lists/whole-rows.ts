import type { Operation } from "@chekt/description";
import { exampleCalls } from "../../../generate/calls.ts";
import type { Run } from "../../../engine/run.ts";

const NAME = "whole_rows";

/** Without `fields`, a list returns whole rows. Its schema alone allows any subset of the columns. */
export async function checkWholeRows(run: Run, operation: Operation): Promise<void> {
  const [example] = exampleCalls(operation);
  const { list } = operation;
  if (!example || !list) return;
  const call = { ...(await run.fixture.settle(operation, example)), query: {} };
  const exchange = await run.call(operation, call, { kind: "valid", statuses: [200] });
  const validate = run.description.validator(list.row);
  const rows = Array.isArray(exchange.json) ? exchange.json : [];
  const partial = rows.find((row) => !validate(row));
  if (partial === undefined) return;
  validate(partial);
  const [error] = validate.errors ?? [];
  const expected = `whole rows: each ${error?.message}`;
  run.report({ check: NAME, expected, where: list.row, got: JSON.stringify(partial) }, operation, exchange);
}
