import { beforeAll, describe, expect, it } from "vitest";
import { compareByRules, sorted, unseen } from "./compare.ts";
import { type Difference, gravest } from "./difference.ts";
import type { JsonObject } from "./json.ts";
import { Editor } from "./planted/edit.ts";
import { planted } from "./planted/index.ts";
import { bundle, type Planted } from "./planted/planted.ts";
import { differencesIn, isEmpty, questionOf, together } from "./question.ts";
import { type RawChange, redoclyDiff } from "./redocly.ts";

function edited(...edits: (Planted["edit"] | undefined)[]): JsonObject {
  const document = JSON.parse(bundle) as JsonObject;
  for (const edit of edits) edit?.(new Editor(document));
  return document;
}

const cases = planted.map((change, index) => {
  const prefix = `${index} `;
  const comparison = compareByRules(edited(change.before), edited(change.before, change.edit));
  return { ...change, prefix, comparison, question: questionOf(comparison.pairs, prefix) };
});

let question = together([]);
let changes: readonly RawChange[];

beforeAll(async () => {
  // All at once: a start of Redocly for each would take minutes.
  question = together(cases.map((one) => one.question));
  changes = await redoclyDiff(question.base, question.revision);
});

function found({ prefix, comparison }: (typeof cases)[number]): Difference[] {
  const differences = [...comparison.differences, ...differencesIn(question, changes, prefix)];
  return sorted([...differences, ...unseen(comparison.pairs, differences)]);
}

it("at least sixty changes are planted, under names of their own, in all three classes", () => {
  expect(planted.length).toBeGreaterThanOrEqual(60);
  expect(new Set(planted.map(({ name }) => name)).size).toBe(planted.length);
  expect(new Set(planted.map((change) => change.class)).size).toBe(3);
});

it("nothing differs where nothing was changed", () => {
  expect(compareByRules(edited(), edited()).differences).toEqual([]);
  expect(isEmpty(questionOf(compareByRules(edited(), edited()).pairs))).toBe(true);
});

describe("a change that is planted is found where", () => {
  it.each(cases)("$name: $class", (change) => {
    const differences = found(change);
    const operations = new Set(differences.flatMap(({ operation }) => operation ?? []));
    expect(
      { class: gravest(differences), operations: [...operations].toSorted() },
      JSON.stringify(differences),
    ).toEqual({
      class: change.class,
      operations: [...change.operations].toSorted(),
    });
    expect(differences.filter((one) => one.class === change.class).map(({ text }) => text)).toContainEqual(
      expect.stringMatching(change.says),
    );
  });
});
