import { isObject, type Json, type JsonObject } from "./json.ts";

/**
 * The keys of a JSON pointer (RFC 6901).
 *
 * @example
 * ```ts
 * parsePointer("/paths/~1oauth~1token/post"); // ["paths", "/oauth/token", "post"]
 * ```
 */
export function parsePointer(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** A JSON pointer (RFC 6901) made of keys and array indexes. The inverse of {@link parsePointer}. */
export function formatPointer(...keys: readonly (string | number)[]): string {
  return keys.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** The value at a JSON pointer, or undefined if there is none. */
export function getAtPointer(value: Json | undefined, pointer: string): Json | undefined {
  let node = value;
  for (const key of parsePointer(pointer)) {
    if (Array.isArray(node)) node = node[Number(key)];
    else node = isObject(node) && Object.hasOwn(node, key) ? node[key] : undefined;
  }
  return node;
}

/**
 * The object at a JSON pointer.
 *
 * @throws Error if there is none.
 */
export function objectAtPointer(value: Json | undefined, pointer: string): JsonObject {
  const found = getAtPointer(value, pointer);
  if (!isObject(found)) throw new Error(`Expected an object at ${pointer || "the root"}, found ${typeof found}.`);
  return found;
}

/**
 * The object at a path of keys, for documents whose shape is known.
 *
 * @throws Error if there is none.
 */
export function objectAt(value: Json | undefined, ...keys: readonly (string | number)[]): JsonObject {
  return objectAtPointer(value, formatPointer(...keys));
}
