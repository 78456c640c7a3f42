import { readFileSync } from "node:fs";

/** Any JSON value, as it is walked here. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export const bundleUrl: URL = new URL(import.meta.resolve("@chekt/partner-spec/openapi.json"));

/** The bundled description, as it is published. */
export function readBundle(): JsonObject {
  return JSON.parse(readFileSync(bundleUrl, "utf8")) as JsonObject;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object at a path of keys, or of indexes where there are arrays; fails with the path where there is none. */
export function at(value: Json, ...keys: string[]): JsonObject {
  let node: Json | undefined = value;
  for (const [index, key] of keys.entries()) {
    node = Array.isArray(node) ? node[Number(key)] : isObject(node) ? node[key] : undefined;
    if (node === undefined) throw new Error(`The description has nothing at ${keys.slice(0, index + 1).join(" → ")}.`);
  }
  if (!isObject(node)) throw new Error(`What stands at ${keys.join(" → ")} is not an object.`);
  return node;
}

/** A value as text: a text as it is, all else as JSON. */
export function asText(value: Json | undefined): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The text at a key; fails where there is none. */
export function textAt(node: JsonObject, key: string): string {
  const value = node[key];
  if (typeof value !== "string")
    throw new Error(`The description has no text at ${key}, but ${JSON.stringify(value)}.`);
  return value;
}

/** The texts of a list, such as `required`; none where there is no list. */
export function textsOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** The keys of a JSON pointer that is escaped as in a URI fragment, without its #. */
export function keysOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** A key as it stands in a JSON pointer in a URI fragment. */
export function escapePointer(key: string): string {
  return encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"));
}

/** The value at a JSON pointer in any value; undefined where there is none. */
export function valueAt(value: Json | undefined, pointer: string): Json | undefined {
  let node = value;
  for (const key of keysOf(pointer)) {
    node = Array.isArray(node) ? node[Number(key)] : isObject(node) ? node[key] : undefined;
  }
  return node;
}

/** The end of a chain of references, with its own pointer; `pointer` is escaped as in a URI fragment, without its #. */
export function follow(document: JsonObject, pointer: string): { node: JsonObject; pointer: string } {
  const node = at(document, ...keysOf(pointer));
  const reference = node["$ref"];
  return typeof reference === "string" ? follow(document, reference.slice(1)) : { node, pointer };
}
