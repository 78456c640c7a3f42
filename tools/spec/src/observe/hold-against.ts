import { getAtPointer, isObject, type Json, type JsonObject } from "@chekt/description";
import type { ValidateFunction } from "@chekt/description/validation";
import { findItemsInBranches, findProperties } from "./declared.ts";
import { showName } from "./show-text.ts";

/** Explains why a value is not valid, without quoting the value. Returns undefined if it is valid. */
export function explainViolation(validate: ValidateFunction, value: Json): string | undefined {
  if (validate(value)) return undefined;
  const [error] = validate.errors ?? [];
  const path = error?.instancePath ?? "";
  const place = path === "" ? "" : `has a value at ${formatPlace(path)} that `;
  return `${place}${error?.message ?? "is not valid"} (it is ${describeType(getAtPointer(value, path) ?? null)})`;
}

/** The properties of a value that its schema does not name, such as `region` or `results[].res.region`. */
export function undescribedProperties(document: JsonObject, schema: string, value: Json): readonly string[] {
  const found = new Set<string>();
  const walk = (node: Json, pointer: string, place: string): void => {
    if (Array.isArray(node)) {
      const items = findItemsInBranches(document, pointer);
      for (const item of items === undefined ? [] : node) walk(item, String(items), `${place}[]`);
    } else if (isObject(node)) {
      const known = findProperties(document, pointer);
      for (const [name, child] of known ? Object.entries(node) : []) {
        const next = known?.get(name);
        const full = `${place}${place === "" ? "" : "."}${showName(name)}`;
        if (next === undefined) found.add(`${full} (${describeType(child)})`);
        else walk(child, next, full);
      }
    }
  };
  walk(value, schema, "");
  return [...found];
}

/** The type of a value, as JSON Schema names it. */
function describeType(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object") return "an object";
  if (typeof value === "number") return Number.isInteger(value) ? "an integer" : "a number";
  return `a ${typeof value}`;
}

/** The place of a value, without the indexes of arrays. */
function formatPlace(pointer: string): string {
  return pointer
    .slice(1)
    .split("/")
    .map((key) => (/^\d+$/.test(key) ? "[]" : `.${showName(key)}`))
    .join("")
    .replace(/^\./, "");
}
