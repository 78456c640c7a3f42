import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { at, escapePointer, isObject, type Json, type JsonObject } from "./document.ts";

const documentId = "https://api.chekt.com/openapi.json";

/** JSON Schema has no `example` and knows no vendor marks; OpenAPI lets both stand in a schema. */
export const annotations: readonly string[] = ["example", "x-assumed"];

/** The document itself is added as one schema, so that its references resolve; these are its own keys. */
const documentKeys = ["openapi", "jsonSchemaDialect", "info", "servers", "security", "tags", "paths", "components"];

function newAjv(document: JsonObject): Ajv2020 {
  // `strict` refuses a misspelt keyword or an unknown format. Required properties may be defined by another part of an
  // allOf, and a nullable string is a union of types: both are meant.
  const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allErrors: true });
  addFormats.default(ajv);
  for (const keyword of [...annotations, ...documentKeys]) ajv.addKeyword(keyword);
  ajv.addSchema({ ...document, $id: documentId }, undefined, false, false);
  return ajv;
}

/** Compiles schemas of the document, by their JSON pointers, each once. */
export function schemaCompiler(document: JsonObject): (pointer: string) => ValidateFunction {
  const ajv = newAjv(document);
  const compiled = new Map<string, ValidateFunction>();
  return (pointer) => {
    const known = compiled.get(pointer);
    if (known) return known;
    const validate = ajv.getSchema(`${documentId}#${pointer}`);
    if (!validate) throw new Error(`There is no schema at ${pointer}.`);
    compiled.set(pointer, validate);
    return validate;
  };
}

/** The pointers of every schema that a tool may compile on its own: components, parameters, headers, bodies, answers. */
export function schemaPointers(document: JsonObject): string[] {
  const pointers: string[] = Object.keys(at(document, "components", "schemas")).map(
    (name) => `/components/schemas/${name}`,
  );
  const walk = (node: Json, pointer: string): void => {
    if (Array.isArray(node)) node.forEach((item, index) => walk(item, `${pointer}/${index}`));
    if (!isObject(node)) return;
    for (const [key, value] of Object.entries(node)) {
      const child = `${pointer}/${escapePointer(key)}`;
      if (key === "example" || key === "examples" || child === "/components/schemas") continue;
      if (key === "schema") pointers.push(child);
      else walk(value, child);
    }
  };
  walk(document, "");
  return pointers;
}
