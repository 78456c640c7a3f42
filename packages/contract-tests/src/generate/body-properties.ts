import { isObject, type Json, type JsonObject, listChoices, type Operation, conjuncts } from "@chekt/description";

/** Lists the described properties of an operation's body, or of its items if it is an array. */
export function bodyProperties(document: JsonObject, { body }: Operation): string[] {
  return body ? [...new Set(propertiesAt(document, body.schema))] : [];
}

function propertiesAt(document: JsonObject, pointer: string): string[] {
  const choices = [...listChoices(document, pointer, "anyOf"), ...listChoices(document, pointer, "oneOf")];
  const chosen = choices.flatMap((choice) => propertiesAt(document, choice));
  const own = conjuncts(document, pointer).flatMap(({ node, pointer: at }) => {
    if (node["items"] !== undefined) return propertiesAt(document, `${at}/items`);
    return isObject(node["properties"]) ? Object.keys(node["properties"]) : [];
  });
  return [...own, ...chosen];
}

/** Lists the properties of a body, or of its items. */
export function listProperties(body: Json | undefined): string[] {
  if (Array.isArray(body)) return [...new Set(body.flatMap(listProperties))];
  return isObject(body) ? Object.keys(body) : [];
}
