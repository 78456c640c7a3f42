import {
  conjuncts,
  formatPointer,
  getAtPointer,
  isObject,
  type JsonObject,
  listChoices,
  type Located,
  parsePointer,
  readAssumptions,
  toObject,
} from "@chekt/description";

/** The properties that a schema names, with the pointers of their schemas. Undefined if it names none. */
export function findProperties(document: JsonObject, pointer: string): ReadonlyMap<string, string> | undefined {
  const found = new Map<string, string>();
  for (const { node, pointer: part } of branches(document, pointer)) {
    for (const name of Object.keys(toObject(node["properties"]))) {
      if (!found.has(name)) found.set(name, part + formatPointer("properties", name));
    }
  }
  return found.size > 0 ? found : undefined;
}

/** The schema of an array's items, in whichever branch of the schema defines it. */
export function findItemsInBranches(document: JsonObject, pointer: string): string | undefined {
  const branch = branches(document, pointer).find(({ node }) => isObject(node["items"]));
  return branch && `${branch.pointer}/items`;
}

/** A schema with all parts of its `allOf` and each alternative of its `anyOf` and `oneOf`. */
function branches(document: JsonObject, pointer: string): Located[] {
  const choices = (["anyOf", "oneOf"] as const).flatMap((keyword) => listChoices(document, pointer, keyword));
  return [...conjuncts(document, pointer), ...choices.flatMap((choice) => branches(document, choice))];
}

/** The assumptions of the nodes along a pointer. */
export function listAssumptions(document: JsonObject, pointer: string): readonly string[] {
  const keys = parsePointer(pointer);
  const ids = keys.flatMap((_key, index) => {
    const node = getAtPointer(document, formatPointer(...keys.slice(0, index + 1)));
    return isObject(node) ? readAssumptions(node) : [];
  });
  return [...new Set(ids)];
}
