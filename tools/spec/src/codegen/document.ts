/** The part of a bundled OpenAPI document that the emitters read. */
export interface Document {
  info: { version: string };
  paths: Record<string, PathItem>;
  security?: SecurityRequirement[];
  components: {
    schemas: Record<string, Schema>;
    responses?: Record<string, Response>;
  };
}

const methods = ["get", "put", "post", "delete", "patch"] as const;
export type Method = (typeof methods)[number];
export type PathItem = Partial<Record<Method, Operation>>;
export type SecurityRequirement = Record<string, string[]>;

export interface Operation {
  operationId: string;
  security?: SecurityRequirement[];
  responses: Record<string, Response | Reference>;
  "x-retry"?: "never";
  "x-list"?: { table: string; key: string };
}

export interface Response {
  content?: Record<string, { schema?: Schema | Reference }>;
}

export interface Schema {
  type?: string | string[];
  enum?: unknown[];
  properties?: Record<string, Schema | Reference>;
  required?: string[];
  items?: Schema | Reference;
  allOf?: (Schema | Reference)[];
  anyOf?: (Schema | Reference)[];
}

export interface Reference {
  $ref: string;
}

export interface LocatedOperation {
  id: string;
  method: Method;
  path: string;
  operation: Operation;
}

/** All operations, in the order of their ids, so that the emitted files do not depend on the order in the document. */
export function operationsOf(document: Document): LocatedOperation[] {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ id: operation.operationId, method, path, operation }] : [];
    }),
  );
  return operations.toSorted((left, right) => (left.id < right.id ? -1 : 1));
}

export function isReference(node: object): node is Reference {
  return "$ref" in node;
}

/** The component that a reference names. Bundles hold references to their own components only. */
export function componentName(reference: Reference, kind: "schemas" | "responses"): string {
  const prefix = `#/components/${kind}/`;
  if (!reference.$ref.startsWith(prefix)) {
    throw new Error(`The reference ${reference.$ref} does not point to ${prefix}: bundle the description first.`);
  }
  return reference.$ref.slice(prefix.length);
}

export function schemaOf(document: Document, node: Schema | Reference): Schema {
  if (!isReference(node)) return node;
  const name = componentName(node, "schemas");
  const schema = document.components.schemas[name];
  if (!schema) throw new Error(`The schema ${name} is referred to, but is not in the bundle.`);
  return schema;
}

export function responseOf(document: Document, node: Response | Reference): Response {
  if (!isReference(node)) return node;
  const name = componentName(node, "responses");
  const response = document.components.responses?.[name];
  if (!response) throw new Error(`The response ${name} is referred to, but is not in the bundle.`);
  return response;
}
