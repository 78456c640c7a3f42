import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import newerKeywords from "ajv/dist/vocabularies/next.js";
import addFormats from "ajv-formats";
import {
  type Bulk,
  type Content,
  type Description,
  getAtPointer,
  type JsonObject,
  listChoices,
  locate,
  objectAt,
  objectAtPointer,
  type Operation,
  toObject,
} from "@chekt/description";
import { annotations as annotationKeywords } from "@chekt/description/validation";

/** Keywords that do not affect validation. */
const annotations: ReadonlySet<string> = new Set(["description", ...annotationKeywords]);

/**
 * Emits a module with a validator for the parameters, the body and each response of each operation.
 *
 * @throws Error if a schema does not compile.
 */
export function emitValidators({ document, operations }: Description): string {
  // A required property may be defined in another part of an allOf, and a nullable string is a union of types. Ajv's class
  // for the 2020 draft tries every branch of an anyOf, for `unevaluatedProperties`. This one stops at the first that
  // matches, and because it is strict, it rejects keywords that it does not know.
  const ajv = new Ajv({
    strict: true,
    strictRequired: false,
    strictTypes: false,
    inlineRefs: false,
    code: { source: true, esm: true },
  });
  ajv.addVocabulary(newerKeywords.default);
  addFormats.default(ajv);
  for (const keyword of annotationKeywords) ajv.addKeyword(keyword);
  // Schemas get IDs, so that all references to one share a validator.
  for (const [name, schema] of Object.entries(objectAt(document, "components", "schemas"))) {
    ajv.addSchema(forAjv(schema), schemaId(name));
  }

  // Schema IDs, by the names of the module's exports.
  const exported: Record<string, string> = {};
  const add = (name: string, schema: JsonObject): string => {
    const component = typeof schema["$ref"] === "string" ? componentName(schema["$ref"]) : undefined;
    if (component === undefined) ajv.addSchema(forAjv(schema), schemaId(name));
    exported[component ?? name] = schemaId(component ?? name);
    return component ?? name;
  };
  const rows = operations.map((operation) => {
    const { id, body, bulk, responses } = operation;
    const byStatus = [...responses.values()].flatMap(({ status, content }) =>
      content ? [`${status}: ${add(`${id}${status}`, objectAtPointer(document, content.schema))}`] : [],
    );
    const parameters = add(`${id}Parameters`, parametersSchema(document, operation));
    const bodySchema = body && (bulk ? withoutItems(document, body, bulk) : objectAtPointer(document, body.schema));
    const bodyValidator = bodySchema ? add(`${id}Body`, bodySchema) : "undefined";
    const itemValidator = bulk ? add(`${id}Item`, objectAtPointer(document, bulk.item)) : "undefined";
    const alternatives = body ? listAlternatives(document, body.schema) : [];
    for (const name of alternatives) exported[name] = schemaId(name);
    return `  ${id}: {
    parameters: ${parameters},
    body: ${bodyValidator},
    item: ${itemValidator},
    alternatives: { ${alternatives.join(", ")} },
    responses: { ${byStatus.join(", ")} },
  },\n`;
  });
  return `${withImports(standalone.default(ajv, exported))}\nexport const validators = {\n${rows.join("")}};\n`;
}

/** The schema of the body of a bulk operation, whose items may be anything: they are validated one by one. */
function withoutItems(document: JsonObject, { schema }: Content, { property, array }: Bulk): JsonObject {
  const { items: _items, ...anyItems } = objectAtPointer(document, array);
  if (property === undefined) return anyItems;
  const { node } = locate(document, schema);
  return { ...node, properties: { ...toObject(node["properties"]), [property]: anyItems } };
}

/** The names of the schemas in the `anyOf` of a body. */
function listAlternatives(document: JsonObject, schema: string): string[] {
  return listChoices(document, schema, "anyOf").map((choice) => componentName(`#${locate(document, choice).pointer}`));
}

/** Emits the types of that module. */
export function emitValidatorTypes({ operations }: Description): string {
  return `import type { OperationValidators } from "../description/described-operation.ts";

export declare const validators: Readonly<Record<${unionOfIds(operations)}, OperationValidators>>;
`;
}

/** Emits the union of all operation IDs. */
export function emitOperationId({ operations }: Description): string {
  return `/** The ID of an operation. */\nexport type OperationId =${unionOfIds(operations)};\n`;
}

function unionOfIds(operations: readonly Operation[]): string {
  return operations.map(({ id }) => `\n  | "${id}"`).join("");
}

/** Combines path, query and header parameters into one object schema, as the server collects them. */
function parametersSchema(document: JsonObject, { parameters }: Operation): JsonObject {
  return {
    type: "object",
    additionalProperties: false,
    required: parameters.flatMap(({ required, name }) => (required ? [name] : [])),
    properties: Object.fromEntries(
      parameters.map(({ name, schema }) => [name, getAtPointer(document, schema) ?? true]),
    ),
  };
}

/** Copies a schema, with references by schema ID and without annotations. */
function forAjv(schema: unknown): object {
  const copy: object = JSON.parse(JSON.stringify(schema), (key: string, value: unknown) => {
    if (key === "$ref") return schemaId(componentName(String(value)));
    // A property may have the name of an annotation; its value is a schema.
    return annotations.has(key) && typeof value !== "object" ? undefined : value;
  });
  return copy;
}

function schemaId(name: string): string {
  return `https://api.chekt.com/schemas/${name}`;
}

function componentName(reference: string): string {
  const prefix = "#/components/schemas/";
  if (!reference.startsWith(prefix)) throw new Error(`The reference ${reference} does not point to ${prefix}.`);
  return reference.slice(prefix.length);
}

/** Replaces `require`, which Ajv 8 emits even into ES modules: https://github.com/ajv-validator/ajv/issues/2209 */
function withImports(source: string): string {
  const imports = new Map<string, string>();
  const body = source.replaceAll(/require\("([^"]+)"\)/g, (_call, path: string) => {
    const name = imports.get(path) ?? `required${imports.size}`;
    imports.set(path, name);
    return name;
  });
  if (imports.size === 0) throw new Error("Ajv no longer emits `require`. Remove this workaround.");
  return `${[...imports].map(([path, name]) => `import ${name} from "${path}.js";\n`).join("")}${body}`;
}
