import { isObject, type JsonObject, locate, objectAt, parsePointer, toStrings } from "@chekt/description";

/** The properties that a schema names, with the pointers of their schemas; undefined where it names none. */
export function propertiesOf(document: JsonObject, pointer: string): ReadonlyMap<string, string> | undefined {
  const found = new Map<string, string>();
  for (const part of partsOf(document, pointer)) {
    const { properties } = objectAt(document, ...keysOf(part));
    for (const name of isObject(properties) ? Object.keys(properties) : []) {
      if (!found.has(name)) found.set(name, `${part}/properties/${name}`);
    }
  }
  return found.size > 0 ? found : undefined;
}

/** The schema of the items of an array, where a schema has one. */
export function itemsOf(document: JsonObject, pointer: string): string | undefined {
  return partsOf(document, pointer)
    .filter((part) => isObject(objectAt(document, ...keysOf(part))["items"]))
    .map((part) => `${part}/items`)[0];
}

/** A schema with all that it takes over from others, or that may stand in its place. */
function partsOf(document: JsonObject, pointer: string): readonly string[] {
  const { node, pointer: own } = locate(document, pointer);
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => {
    const list = node[keyword];
    return Array.isArray(list) ? list.map((_item, index) => `${own}/${keyword}/${index}`) : [];
  });
  return [own, ...parts.flatMap((part) => partsOf(document, part))];
}

/** The assumptions that the nodes on the way to a pointer rest on. */
export function assumptionsAt(document: JsonObject, pointer: string): readonly string[] {
  const keys = parsePointer(pointer);
  const ids = keys.flatMap((_key, index) => {
    const node = nodeAt(document, keys.slice(0, index + 1));
    const mark = node?.["x-assumed"];
    return typeof mark === "string" ? [mark] : toStrings(mark);
  });
  return [...new Set(ids)];
}

function nodeAt(document: JsonObject, keys: readonly string[]): JsonObject | undefined {
  try {
    return objectAt(document, ...keys);
  } catch {
    // A pointer of Ajv may end in a keyword, which is no object.
    return undefined;
  }
}
