import { type JsonObject, toObject, toStrings } from "./json.ts";
import { formatPointer } from "./pointer.ts";
import { conjuncts } from "./reference.ts";

/** A property of an object schema. */
export interface Property {
  readonly name: string;
  readonly required: boolean;
  /** The pointers of all schemas that its value must satisfy. */
  readonly schemas: readonly [string, ...string[]];
}

/**
 * The properties of an object schema, including those that it takes over through `$ref` and `allOf`, in the order of the
 * document.
 */
export function readProperties(document: JsonObject, pointer: string): Property[] {
  const parts = conjuncts(document, pointer);
  const required = new Set(parts.flatMap(({ node }) => toStrings(node["required"])));
  const found = new Map<string, [string, ...string[]]>();
  for (const { node, pointer: at } of parts) {
    for (const name of Object.keys(toObject(node["properties"]))) {
      const schema = at + formatPointer("properties", name);
      found.set(name, [...(found.get(name) ?? []), schema]);
    }
  }
  return [...found].map(([name, schemas]) => ({ name, required: required.has(name), schemas }));
}

/** The keywords of a schema and of all that it takes over through `$ref` and `allOf`. The closest one wins. */
export function readKeywords(document: JsonObject, pointer: string): JsonObject {
  const {
    $ref: _reference,
    allOf: _parts,
    ...keywords
  } = Object.assign({}, ...conjuncts(document, pointer).map(({ node }) => node)) as JsonObject;
  return keywords;
}

/** The types that a schema allows, without those of its choices (`anyOf`, `oneOf`). */
export function readTypes(document: JsonObject, pointer: string): string[] {
  return toStrings(readKeywords(document, pointer)["type"]);
}

/** The `items` of an array schema, or undefined if it has none. */
export function findItems(document: JsonObject, pointer: string): string | undefined {
  const holder = conjuncts(document, pointer).findLast(({ node }) => node["items"] !== undefined);
  return holder && `${holder.pointer}/items`;
}

/** The pointers of the choices of a schema: the members of its `anyOf` or `oneOf`. */
export function listChoices(document: JsonObject, pointer: string, keyword: "anyOf" | "oneOf"): string[] {
  return conjuncts(document, pointer).flatMap(({ node, pointer: at }) => {
    const choices = node[keyword];
    return Array.isArray(choices) ? choices.map((_choice, index) => `${at}/${keyword}/${index}`) : [];
  });
}
