import { isObject, type Json } from "@chekt/description";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { compile, components, edits, schemas, values } from "../../../test/diff/schemas.ts";
import { classifyChange, mostSevere } from "../finding.ts";
import { combineEffects, type SchemaChange } from "./change.ts";
import { compareSchemas } from "./compare-schemas.ts";
import { createNormaliser, type Direction } from "./normalise.ts";

// A fixed seed: a failure in CI is one of the change, not of chance.
const runs = { numRuns: 1_000, seed: 20_260_101 };
const samples = fc.array(values, { minLength: 40, maxLength: 40 });
const normalise = createNormaliser({ components });

const compare = (before: Json, after: Json): SchemaChange[] =>
  compareSchemas({ before: normalise, after: normalise }, before, after);

const classify = (changes: readonly SchemaChange[], direction: Direction) =>
  mostSevere(
    changes.map((change) => ({
      ...change,
      class: classifyChange(change, direction),
      operation: undefined,
      direction,
      pointer: "",
    })),
  );

it("normalises a schema to one that accepts the same values", () => {
  fc.assert(
    fc.property(schemas, samples, (schema, sample) => {
      const normal = normalise(schema);
      const [before, after] = [compile(schema), compile(normal)];
      for (const value of sample) {
        expect(after(value), `${JSON.stringify(value)} and ${JSON.stringify(normal)}`).toBe(before(value));
      }
    }),
    runs,
  );
});

it("finds no difference between a schema and its normal form", () => {
  fc.assert(
    fc.property(schemas, (schema) => {
      expect(combineEffects(compare(schema, normalise(schema)))).toBeUndefined();
      expect(combineEffects(compare(normalise(schema), schema))).toBeUndefined();
    }),
    runs,
  );
});

it("reports a change as wider only if no value is lost and as narrower only if none is gained", () => {
  const counts = { decided: 0, witnessed: 0 };
  fc.assert(
    fc.property(edits, samples, ([schema, edited], sample) => {
      const effect = combineEffects(compare(schema, edited));
      const [before, after] = [compile(schema), compile(edited)];
      const lost = sample.filter((value) => before(value) && !after(value));
      const gained = sample.filter((value) => !before(value) && after(value));
      expect(effect === "narrower" || effect === "different" ? [] : lost).toEqual([]);
      expect(effect === "wider" || effect === "different" ? [] : gained).toEqual([]);
      if (effect === "narrower" || effect === "wider") {
        counts.decided++;
        if (lost.length + gained.length > 0) counts.witnessed++;
      }
    }),
    runs,
  );
  expect(counts.decided).toBeGreaterThan(200);
  expect(counts.witnessed / counts.decided).toBeGreaterThan(0.7);
});

it.each(["request", "response"] as const)("classifies no breaking change of a %s as harmless", (direction) => {
  const counts = { breaking: 0, witnessed: 0 };
  fc.assert(
    fc.property(edits, samples, ([schema, edited], sample) => {
      const severest = classify(compare(schema, edited), direction);
      const [before, after] = [compile(schema), compile(edited)];
      const broken = sample.filter((value) =>
        direction === "request" ? before(value) && !after(value) : !before(value) && after(value),
      );
      if (severest === "breaking") {
        counts.breaking++;
        if (broken.length > 0) counts.witnessed++;
      }
      const harmless = severest === undefined || severest === "harmless";
      // Assumes that undescribed properties are not sent, as the class of new properties does.
      const names = JSON.stringify(schema);
      expect(harmless ? broken.filter((value) => isDescribed(value, names)) : []).toEqual([]);
    }),
    runs,
  );
  expect(counts.breaking).toBeGreaterThan(150);
  expect(counts.witnessed / counts.breaking).toBeGreaterThan(0.5);
});

/** Whether a schema mentions every property of a value. */
function isDescribed(value: Json, names: string): boolean {
  if (Array.isArray(value)) return value.every((item) => isDescribed(item, names));
  if (!isObject(value)) return true;
  return Object.entries(value).every(([name, inner]) => names.includes(`"${name}":`) && isDescribed(inner, names));
}
