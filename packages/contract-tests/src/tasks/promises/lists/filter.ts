import type { Column, Operation } from "@chekt/description";
import { toText } from "../../../engine/wire/to-text.ts";
import { comparisons, expressions, invalidExpressions, re2Expressions } from "../../../generate/filters.ts";
import type { Run } from "../../../engine/run.ts";
import { filterText, queryList } from "./ask.ts";
import { type Condition, parseTimestamp } from "./oracle.ts";
import { listWorld, type ListWorld } from "./world.ts";

/** How many values of each column are tested with `eq`, and with each other operator. */
const EQUAL_VALUES = 40;
const OTHER_VALUES = 12;

/** A filter returns exactly the matching rows, for each operator on each column, with existing and other values. */
export async function checkFilters(run: Run, operation: Operation): Promise<void> {
  const world = await listWorld(run, operation);
  const others = Math.min(OTHER_VALUES, Math.max(2, Math.floor(run.settings.cases / 10)));
  for (const column of world.list.columns) {
    for (const [index, condition] of conditionsOn(world, column, others).entries()) {
      // Some conditions are qualified with the table, and some omit the default operator.
      const full = filterText(world.list, condition, index % 5 === 1);
      const isShort = condition.operator === "eq" && !condition.value.includes(",") && index % 2 === 0;
      const text = isShort ? full.slice(0, -",eq".length) : full;
      const query = { conditions: [condition], limit: 1000 };
      const { exchange, failure } = await queryList(run, world, "filter_conformance", query, {
        limit: 1000,
        filter: [text],
      });
      if (failure)
        run.report({ ...failure, where: `${failure.where} ${column.name} ${condition.operator}` }, operation, exchange);
    }
  }
  await expectRejectedExpressions(run, world);
}

/** An invalid regular expression is rejected rather than matching no rows. */
async function expectRejectedExpressions(run: Run, { operation, list, path }: ListWorld): Promise<void> {
  const column = list.columns.find(({ type }) => type === "string");
  const where = operation.parameters.find(({ name }) => name === "filter")?.pointer ?? operation.pointer;
  for (const expression of invalidExpressions) {
    const call = { path, query: { filter: [`${column?.name},${expression},regex`] }, headers: {}, body: undefined };
    await run.call(operation, call, {
      kind: "invalid",
      statuses: [400],
      how: `${expression} is not an RE2 expression`,
      where,
    });
  }
}

function conditionsOn(world: ListWorld, column: Column, others: number): Condition[] {
  const values = valuesFor(world, column);
  const expected = [...expressions, ...re2Expressions.keys()];
  return [
    ...comparisons.flatMap((operator, operatorIndex) => {
      const count = operator === "eq" ? EQUAL_VALUES : others;
      // Different values for each operator.
      return spread(values, count, operatorIndex).map((value): Condition => ({ column, operator, value }));
    }),
    ...(column.type === "string" ? expected.map((value): Condition => ({ column, operator: "regex", value })) : []),
  ];
}

/** Picks a number of values, evenly distributed. */
function spread(values: readonly string[], count: number, start: number): string[] {
  const step = Math.max(1, Math.ceil(values.length / count));
  return values.filter((_value, index) => index % step === start % step);
}

/** Lists the values of a column in the rows, and values next to them. Timestamps are in both forms. */
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

/** Writes a timestamp in each form that can express it, with another offset, and a second later. */
function timestampForms(text: string): string[] {
  const time = parseTimestamp(text);
  const isWhole = time % 1000 === 0;
  return [
    iso(time),
    iso(time + 9 * 3_600_000).replace("Z", "+09:00"),
    iso(time + 1000),
    ...(isWhole ? [iso(time).slice(0, 19).replace("T", " ")] : []),
  ];
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
