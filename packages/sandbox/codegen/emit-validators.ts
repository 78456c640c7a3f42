import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import newerKeywords from "ajv/dist/vocabularies/next.js";
import addFormats from "ajv-formats";
import { type Description, type Located, operationsOf, type Response, resolve } from "./description.ts";

/** What a schema says to people only. */
const annotations: ReadonlySet<string> = new Set(["description", "example", "x-assumed"]);

/**
 * A module with a validator for the parameters, the body and each answer of each operation. It is compiled from the
 * description, so that the rules stand nowhere twice; a schema that does not compile ends the build.
 */
export function emitValidators(description: Description): string {
  // Required properties may be defined by another part of an allOf, and a nullable string is a union of types: both are
  // meant. Ajv's class for the 2020 draft tries every branch of an anyOf, for the sake of `unevaluatedProperties`; this one
  // stops at the first that fits, and as it is strict, a keyword that it does not know ends the build.
  const ajv = new Ajv({
    strict: true,
    strictRequired: false,
    strictTypes: false,
    inlineRefs: false,
    code: { source: true, esm: true },
  });
  ajv.addVocabulary(newerKeywords.default);
  addFormats.default(ajv);
  for (const keyword of ["example", "x-assumed"]) ajv.addKeyword(keyword);
  // Each with an id of its own: only then do all that refer to one share its validator.
  for (const [name, schema] of Object.entries(description.components["schemas"] ?? {})) {
    ajv.addSchema(forAjv(schema), schemaId(name));
  }

  // What the module has as a variable, and the id of its schema.
  const exported: Record<string, string> = {};
  const add = (name: string, schema: object): string => {
    const component = "$ref" in schema ? componentName(String(schema.$ref)) : undefined;
    if (component === undefined) ajv.addSchema(forAjv(schema), schemaId(name));
    exported[component ?? name] = schemaId(component ?? name);
    return component ?? name;
  };
  const rows = operationsOf(description).map((located) => {
    const { operationId: id, requestBody, responses } = located.operation;
    const [body] = Object.values(requestBody?.content ?? {});
    const answers = Object.entries(responses).flatMap(([status, response]) => {
      const [media] = Object.values(resolve<Response>(description, response).content ?? {});
      return media ? [`${status}: ${add(`${id}${status}`, media.schema)}`] : [];
    });
    const parameters = add(`${id}Parameters`, parametersSchema(located));
    const ofBody = body ? add(`${id}Body`, body.schema) : "undefined";
    return `  ${id}: { parameters: ${parameters}, body: ${ofBody}, answers: { ${answers.join(", ")} } },\n`;
  });
  return `${withImports(standalone.default(ajv, exported))}\nexport const validators = {\n${rows.join("")}};\n`;
}

/** The types of that module. */
export function emitValidatorTypes(description: Description): string {
  const ids = operationsOf(description).map(({ operation }) => `\n  | "${operation.operationId}"`);
  return `import type { OperationValidators } from "../description/described-operation.ts";

export type OperationId =${ids.join("")};

export declare const validators: Readonly<Record<OperationId, OperationValidators>>;
`;
}

/** One object for what a path, a query and the headers say, as the server puts it together. */
function parametersSchema({ parameters }: Located): object {
  return {
    type: "object",
    additionalProperties: false,
    required: parameters.flatMap(({ required, name }) => (required ? [name] : [])),
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
  };
}

/** A copy of a schema that refers to others by their ids, without what only people read. */
function forAjv(schema: object): object {
  const copy: object = JSON.parse(JSON.stringify(schema), (key: string, value: unknown) => {
    if (key === "$ref") return schemaId(componentName(String(value)));
    // Where one of these is the name of a property, a schema stands at it.
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

/** Ajv 8 writes `require` into an ES module too: https://github.com/ajv-validator/ajv/issues/2209 */
function withImports(source: string): string {
  const imports = new Map<string, string>();
  const body = source.replaceAll(/require\("([^"]+)"\)/g, (_call, path: string) => {
    const name = imports.get(path) ?? `required${imports.size}`;
    imports.set(path, name);
    return name;
  });
  if (imports.size === 0) throw new Error("Ajv's code has no `require` any more.");
  return `${[...imports].map(([path, name]) => `import ${name} from "${path}.js";\n`).join("")}${body}`;
}
