import type { Column, Operation } from "@chekt/description";
import { toText } from "../../../engine/wire/to-text.ts";
import { comparisons, expressions, notOfRe2, ofRe2 } from "../../../generate/filters.ts";
import type { Run } from "../../../engine/run.ts";
import { ask, filterText } from "./ask.ts";
import { type Condition, parseTimestamp } from "./oracle.ts";
import { listWorld, type ListWorld } from "./world.ts";

/** By how many values of each column is filtered for equality, and by how many with each other operator. */
const EQUAL = 40;
const OTHERS = 12;

/** A filter gives all rows that meet it and no other: each operator on each column, with values that are there and not. */
export async function checkFilters(run: Run, operation: Operation): Promise<void> {
  const world = await listWorld(run, operation);
  const others = Math.min(OTHERS, Math.max(2, Math.floor(run.settings.cases / 10)));
  for (const column of world.list.columns) {
    for (const [index, condition] of conditionsOn(world, column, others).entries()) {
      // Now and then with the name of its table, and without the operator that is meant anyhow.
      const full = filterText(world.list, condition, index % 5 === 1);
      const isShort = condition.operator === "eq" && !condition.value.includes(",") && index % 2 === 0;
      const text = isShort ? full.slice(0, -",eq".length) : full;
      const query = { conditions: [condition], limit: 1000 };
      const { exchange, failure } = await ask(run, world, "filter_conformance", query, { limit: 1000, filter: [text] });
      if (failure)
        run.report({ ...failure, where: `${failure.where} ${column.name} ${condition.operator}` }, operation, exchange);
    }
  }
  await refuseExpressions(run, world);
}

/** What is no regular expression is refused: whoever wrote it wants to know, rather than to get no rows. */
async function refuseExpressions(run: Run, { operation, list, path }: ListWorld): Promise<void> {
  const column = list.columns.find(({ type }) => type === "string");
  const where = operation.parameters.find(({ name }) => name === "filter")?.pointer ?? operation.pointer;
  for (const expression of notOfRe2) {
    const call = { path, query: { filter: [`${column?.name},${expression},regex`] }, headers: {}, body: undefined };
    await run.call(operation, call, {
      kind: "invalid",
      statuses: [400],
      how: `${expression} is no expression of RE2`,
      where,
    });
  }
}

function conditionsOn(world: ListWorld, column: Column, others: number): Condition[] {
  const values = valuesFor(world, column);
  const expected = [...expressions, ...ofRe2.keys()];
  return [
    ...comparisons.flatMap((operator, nth) => {
      const howMany = operator === "eq" ? EQUAL : others;
      // Other values for each operator.
      return spread(values, howMany, nth).map((value): Condition => ({ column, operator, value }));
    }),
    ...(column.type === "string" ? expected.map((value): Condition => ({ column, operator: "regex", value })) : []),
  ];
}

/** So many of the values, from all over them. */
function spread(values: readonly string[], howMany: number, start: number): string[] {
  const step = Math.max(1, Math.ceil(values.length / howMany));
  return values.filter((_value, index) => index % step === start % step);
}

/** Values of the rows, and some that lie beside them. A moment is written in both forms. */
function valuesFor({ rows }: ListWorld, column: Column): string[] {
  const present = [
    ...new Set(rows.map((row) => row[column.name]).filter((value) => value !== null && value !== undefined)),
  ];
  switch (column.type) {
    case "integer":
    case "number":
      return [...new Set(["0", "-1", ...present.flatMap((value) => [toText(value), toText(Number(value) + 1)])])];
    case "string":
      return [...new Set(["", "zzz", ...present.flatMap((value) => [toText(value), `${toText(value)}!`])])];
    case "boolean":
      return ["true", "false"];
    case "timestamp":
      return [...new Set(present.flatMap((value) => timestampForms(toText(value))))];
  }
}

/** A moment in both forms, as far as they can tell it, with another offset, and a second later. */
function timestampForms(text: string): string[] {
  const moment = parseTimestamp(text);
  const isWhole = moment % 1000 === 0;
  return [
    iso(moment),
    iso(moment + 9 * 3_600_000).replace("Z", "+09:00"),
    iso(moment + 1000),
    ...(isWhole ? [iso(moment).slice(0, 19).replace("T", " ")] : []),
  ];
}

function iso(moment: number): string {
  return new Date(moment).toISOString();
}
