import * as fc from "fast-check";
import type { Json } from "@chekt/description";
import type { Description } from "../description.ts";
import { type Flat, flatten, merge } from "./flatten.ts";
import { formats, strings } from "./strings.ts";

/** Generates values that the schema alone cannot express, for some properties; undefined for all others. */
export type Special = (name: string) => fc.Arbitrary<Json> | undefined;

/** The maximum number of items in an array, unless its schema requires more. */
const MAX_ITEMS = 6;

const LARGEST = Number.MAX_SAFE_INTEGER;

/** Generates valid values of the schema at a pointer. */
export function schemaValues(
  description: Pick<Description, "document" | "validator">,
  pointer: string,
  special: Special = () => undefined,
): fc.Arbitrary<Json> {
  const validate = description.validator(pointer);
  const choices = flatten(description, pointer).map((flat) => flatValues(description, flat, special));
  // The choices of a oneOf may overlap.
  return fc.oneof(...choices).filter((value) => validate(value));
}

function flatValues(
  description: Pick<Description, "document" | "validator">,
  flat: Flat,
  special: Special,
): fc.Arbitrary<Json> {
  if (flat.values) return fc.constantFrom(...flat.values);
  const types = flat.types ?? [flat.properties.size > 0 ? "object" : "string"];
  return fc.oneof(...types.map((type) => typeValues(description, type, flat, special)));
}

function typeValues(
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
      return stringValues(flat);
    case "array":
      return arrayValues(description, flat, special);
    case "object":
      return objectValues(description, flat, special);
    default:
      throw new Error(`Cannot generate values of the type "${type}".`);
  }
}

function within(value: number, minimum: number, maximum: number): number {
  return value < minimum ? minimum + (Math.abs(value) % 1000) : Math.min(value, maximum);
}

function stringValues({ format, pattern, minLength, maxLength }: Flat): fc.Arbitrary<string> {
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, "u"));
  if (format === undefined) return strings(minLength, maxLength);
  const values = formats[format]?.();
  if (!values) throw new Error(`Cannot generate strings of the format "${format}".`);
  return values;
}

function arrayValues(
  description: Pick<Description, "document" | "validator">,
  { items, minItems, maxItems, uniqueItems }: Flat,
  special: Special,
): fc.Arbitrary<Json[]> {
  if (items === undefined) throw new Error("Cannot generate the items of an array: its schema has no items keyword.");
  const item = schemaValues(description, items, special);
  const bounds = { minLength: minItems, maxLength: Math.min(maxItems ?? MAX_ITEMS, Math.max(minItems, MAX_ITEMS)) };
  return uniqueItems
    ? fc.uniqueArray(item, { ...bounds, selector: (value) => JSON.stringify(value) })
    : fc.array(item, bounds);
}

function objectValues(
  description: Pick<Description, "document" | "validator">,
  flat: Flat,
  special: Special,
): fc.Arbitrary<{ [key: string]: Json }> {
  const properties = [...flat.properties].map(([name, schemas]): [string, fc.Arbitrary<Json>] => [
    name,
    special(name) ?? combinedValues(description, schemas, special),
  ]);
  return fc
    .record(Object.fromEntries(properties), {
      requiredKeys: [...flat.required].filter((name) => flat.properties.has(name)),
    })
    .map((value) => removeDependents(value, flat));
}

/** Removes properties whose dependent properties are missing. */
function removeDependents(value: { [key: string]: Json }, { dependentRequired }: Flat): { [key: string]: Json } {
  let kept = Object.entries(value);
  for (const [name, others] of dependentRequired) {
    if (others.some((other) => !kept.some(([key]) => key === other))) kept = kept.filter(([key]) => key !== name);
  }
  return Object.fromEntries(kept);
}

/** Generates values that match several schemas. */
function combinedValues(
  description: Pick<Description, "document" | "validator">,
  [first, ...others]: readonly string[],
  special: Special,
): fc.Arbitrary<Json> {
  if (first === undefined) throw new Error("Cannot generate a property: it has no schema.");
  if (others.length === 0) return schemaValues(description, first, special);
  const flats = others.reduce(
    (found, pointer) => found.flatMap((flat) => flatten(description, pointer).map((part) => merge(flat, part))),
    flatten(description, first),
  );
  const validators = [first, ...others].map((pointer) => description.validator(pointer));
  return fc
    .oneof(...flats.map((flat) => flatValues(description, flat, special)))
    .filter((value) => validators.every((validate) => validate(value)));
}
