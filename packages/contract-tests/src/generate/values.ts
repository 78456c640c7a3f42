import * as fc from "fast-check";
import type { Json } from "@chekt/description";
import type { Description } from "../description.ts";
import { type Flat, flatten, merge } from "./flatten.ts";
import { formats, texts } from "./texts.ts";

/** How a property or parameter gets values that the schema alone does not tell; undefined for one like any other. */
export type Special = (name: string) => fc.Arbitrary<Json> | undefined;

/** How many items an array gets when its schema bounds it above at more, or not at all. */
const FEW = 6;

const LARGEST = Number.MAX_SAFE_INTEGER;

/** Values of the schema at a pointer, valid by all its keywords. */
export function schemaValues(
  description: Pick<Description, "document" | "validator">,
  pointer: string,
  special: Special = () => undefined,
): fc.Arbitrary<Json> {
  const validate = description.validator(pointer);
  const choices = flatten(description, pointer).map((flat) => ofFlat(description, flat, special));
  // The choices of a oneOf may overlap.
  return fc.oneof(...choices).filter((value) => validate(value));
}

function ofFlat(
  description: Pick<Description, "document" | "validator">,
  flat: Flat,
  special: Special,
): fc.Arbitrary<Json> {
  if (flat.values) return fc.constantFrom(...flat.values);
  const types = flat.types ?? [flat.properties.size > 0 ? "object" : "string"];
  return fc.oneof(...types.map((type) => ofType(description, type, flat, special)));
}

function ofType(
  description: Pick<Description, "document" | "validator">,
  type: string,
  flat: Flat,
  special: Special,
): fc.Arbitrary<Json> {
  switch (type) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.oneof(
        fc.integer({ min: flat.minimum ?? -1000, max: flat.maximum ?? 1000 }),
        fc.maxSafeInteger().map((value) => within(value, flat.minimum ?? -LARGEST, flat.maximum ?? LARGEST)),
      );
    case "string":
      return ofString(flat);
    case "array":
      return ofArray(description, flat, special);
    case "object":
      return ofObject(description, flat, special);
    default:
      throw new Error(`There are no values of the type ${type}.`);
  }
}

function within(value: number, minimum: number, maximum: number): number {
  return value < minimum ? minimum + (Math.abs(value) % 1000) : Math.min(value, maximum);
}

function ofString({ format, pattern, minLength, maxLength }: Flat): fc.Arbitrary<string> {
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, "u"));
  if (format === undefined) return texts(minLength, maxLength);
  const ofFormat = formats[format]?.();
  if (!ofFormat) throw new Error(`There are no texts of the format ${format}.`);
  return ofFormat;
}

function ofArray(
  description: Pick<Description, "document" | "validator">,
  { items, minItems, maxItems, uniqueItems }: Flat,
  special: Special,
): fc.Arbitrary<Json[]> {
  if (items === undefined) throw new Error("An array has no items described.");
  const item = schemaValues(description, items, special);
  const bounds = { minLength: minItems, maxLength: Math.min(maxItems ?? FEW, Math.max(minItems, FEW)) };
  return uniqueItems
    ? fc.uniqueArray(item, { ...bounds, selector: (value) => JSON.stringify(value) })
    : fc.array(item, bounds);
}

function ofObject(
  description: Pick<Description, "document" | "validator">,
  flat: Flat,
  special: Special,
): fc.Arbitrary<{ [key: string]: Json }> {
  const properties = [...flat.properties].map(([name, schemas]): [string, fc.Arbitrary<Json>] => [
    name,
    special(name) ?? ofAll(description, schemas, special),
  ]);
  return fc
    .record(Object.fromEntries(properties), {
      requiredKeys: [...flat.required].filter((name) => flat.properties.has(name)),
    })
    .map((value) => withDependents(value, flat));
}

/** Takes out what may not stand without another. */
function withDependents(value: { [key: string]: Json }, { dependentRequired }: Flat): { [key: string]: Json } {
  let kept = Object.entries(value);
  for (const [name, others] of dependentRequired) {
    if (others.some((other) => !kept.some(([key]) => key === other))) kept = kept.filter(([key]) => key !== name);
  }
  return Object.fromEntries(kept);
}

/** Values that fulfil several schemas at once. */
function ofAll(
  description: Pick<Description, "document" | "validator">,
  [first, ...others]: readonly string[],
  special: Special,
): fc.Arbitrary<Json> {
  if (first === undefined) throw new Error("A property has no schema.");
  if (others.length === 0) return schemaValues(description, first, special);
  const flats = others.reduce(
    (found, pointer) => found.flatMap((flat) => flatten(description, pointer).map((part) => merge(flat, part))),
    flatten(description, first),
  );
  const validators = [first, ...others].map((pointer) => description.validator(pointer));
  return fc
    .oneof(...flats.map((flat) => ofFlat(description, flat, special)))
    .filter((value) => validators.every((validate) => validate(value)));
}
