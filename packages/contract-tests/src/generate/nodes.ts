import { isObject, type JsonObject, valueAt } from "../description/index.ts";

/** A schema object, and where it stands. */
export interface SchemaNode {
  readonly node: JsonObject;
  readonly pointer: string;
}

/** All schema objects that a value at a pointer has to fulfil, whatever it is: references and `allOf` are followed. */
export function nodesAt(document: JsonObject, pointer: string): SchemaNode[] {
  const node = valueAt(document, pointer);
  if (!isObject(node)) return [];
  const reference = node["$ref"];
  const parts = Array.isArray(node["allOf"]) ? node["allOf"] : [];
  return [
    { node, pointer },
    ...(typeof reference === "string" ? nodesAt(document, reference.slice(1)) : []),
    ...parts.flatMap((_part, index) => nodesAt(document, `${pointer}/allOf/${index}`)),
  ];
}
