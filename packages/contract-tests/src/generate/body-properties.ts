import { isObject, type Json, type JsonObject, type Operation, conjuncts } from "@chekt/description";

/** The properties that the body of an operation is described to have, or its items, where it is an array. */
export function bodyProperties(document: JsonObject, { body }: Operation): string[] {
  return body ? propertiesAt(document, body.schema) : [];
}

function propertiesAt(document: JsonObject, pointer: string): string[] {
  return conjuncts(document, pointer).flatMap(({ node, pointer: at }) => {
    if (node["items"] !== undefined) return propertiesAt(document, `${at}/items`);
    return isObject(node["properties"]) ? Object.keys(node["properties"]) : [];
  });
}

/** The properties that a body has. */
export function listProperties(body: Json | undefined): string[] {
  if (Array.isArray(body)) return [...new Set(body.flatMap(listProperties))];
  return isObject(body) ? Object.keys(body) : [];
}
