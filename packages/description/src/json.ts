/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

export interface JsonObject {
  [key: string]: Json;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value if it is an object, otherwise an empty one. For parts of a document that are optional. */
export function toObject(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

/** The strings in a value that may be one string, an array of strings (`type`, `x-assumed`) or absent. */
export function toStrings(value: Json | undefined): string[] {
  return [value].flat().filter((item) => typeof item === "string");
}

/**
 * Reads a string that a document must have.
 *
 * @throws Error if the value at `key` is not a string.
 */
export function stringAt(node: JsonObject, key: string): string {
  const value = node[key];
  if (typeof value !== "string") throw new Error(`Expected a string at "${key}", found ${JSON.stringify(value)}.`);
  return value;
}

/** Compares two values as JSON: the order of an object's keys does not matter. */
export function isEqual(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) return true;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => isEqual(item, right[index]));
  }
  if (!isObject(left) || !isObject(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isEqual(left[key], right[key]))
  );
}
