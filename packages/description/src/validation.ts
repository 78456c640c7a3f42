import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { isObject, type Json, type JsonObject } from "./json.ts";
import { formatPointer, objectAt } from "./pointer.ts";
import { formatReference } from "./reference.ts";

/** Keywords that OpenAPI allows in a schema, and that say nothing about a value. */
export const annotations: readonly string[] = ["example", "x-assumed", "x-enum-varnames", "x-enum-descriptions"];

export type { ValidateFunction };

/** Compiles the schema at a JSON pointer. */
export type SchemaCompiler = (pointer: string) => ValidateFunction;

const documentId = "https://api.chekt.com/openapi.json";

/**
 * Returns a function that compiles the schema at a JSON pointer, each once.
 *
 * Strict, so that a misspelled keyword or an unknown format is an error rather than a rule that never applies.
 */
export function createValidator(document: JsonObject): SchemaCompiler {
  // A required property may be defined in another part of an allOf, and a nullable string is a union of types.
  const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allErrors: true });
  addFormats.default(ajv);
  for (const keyword of [...annotations, ...Object.keys(document)]) ajv.addKeyword(keyword);
  ajv.addSchema({ ...document, $id: documentId }, undefined, false, false);
  const compiled = new Map<string, ValidateFunction>();
  return (pointer) => {
    const known = compiled.get(pointer);
    if (known) return known;
    const validate = ajv.getSchema(documentId + formatReference(pointer));
    if (!validate) throw new Error(`No schema at ${pointer}.`);
    compiled.set(pointer, validate);
    return validate;
  };
}

/** The pointers of all schemas that a tool may compile on its own: components, parameters, headers, bodies. */
export function listSchemas(document: JsonObject): string[] {
  const pointers: string[] = Object.keys(objectAt(document, "components", "schemas")).map((name) =>
    formatPointer("components", "schemas", name),
  );
  const walk = (node: Json, pointer: string): void => {
    if (Array.isArray(node)) node.forEach((item, index) => walk(item, `${pointer}/${index}`));
    if (!isObject(node)) return;
    for (const [key, value] of Object.entries(node)) {
      const child = pointer + formatPointer(key);
      if (key === "example" || key === "examples" || child === "/components/schemas") continue;
      if (key === "schema") pointers.push(child);
      else walk(value, child);
    }
  };
  walk(document, "");
  return pointers;
}
