import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

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

/** The text at a key; fails where there is none. */
export function textAt(node: JsonObject, key: string): string {
  const value = node[key];
  if (typeof value !== "string")
    throw new Error(`The description has no text at ${key}, but ${JSON.stringify(value)}.`);
  return value;
}

/** The end of a chain of references, with its own pointer; `pointer` is escaped as in a URI fragment, without its #. */
export function follow(document: JsonObject, pointer: string): { node: JsonObject; pointer: string } {
  const keys = pointer
    .slice(1)
    .split("/")
    .map((key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~"));
  const node = at(document, ...keys);
  const reference = node["$ref"];
  return typeof reference === "string" ? follow(document, reference.slice(1)) : { node, pointer };
}

const documentId = "https://api.chekt.com/openapi.json";

/** JSON Schema has no `example` and knows no vendor marks; OpenAPI lets both stand in a schema. */
const annotations = ["example", "x-assumed"];

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

/** Compiles schemas of the document, by their JSON pointers. */
export function schemaCompiler(document: JsonObject): (pointer: string) => ValidateFunction {
  const ajv = newAjv(document);
  return (pointer) => {
    const validate = ajv.getSchema(`${documentId}#${pointer}`);
    if (!validate) throw new Error(`There is no schema at ${pointer}.`);
    return validate;
  };
}

function escapePointer(key: string): string {
  return encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"));
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
