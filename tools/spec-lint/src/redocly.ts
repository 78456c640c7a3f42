/** The part of Redocly's plugin interface that our rules use. Its package does not export these types. */
export interface Location {
  readonly source: { readonly absoluteRef: string };
  child(path: string | (string | number)[]): Location;
}

export interface Context {
  readonly location: Location;
  readonly key: string | number;
  readonly type: { readonly name: string };
  report(problem: { message: string; location?: Location }): void;
  /** Follows a reference in the file `from`, which defaults to the file of the visited node. */
  resolve<T>(node: T | Reference, from?: string): { node: T | undefined; location?: Location | undefined };
}

export interface Reference {
  $ref: string;
}

export type Visitor = Record<
  string,
  { enter?(node: never, context: Context): void; leave?(node: never, context: Context): void }
>;
export type Rule = () => Visitor;

export interface Parameter {
  name: string;
  in: string;
  style?: string;
  explode?: boolean;
  schema?: Schema | Reference;
}

export interface Schema {
  type?: string | string[];
  description?: string;
  example?: unknown;
  examples?: unknown[];
  enum?: unknown[];
  pattern?: string;
  properties?: Record<string, Schema | Reference>;
  items?: Schema | Reference;
  allOf?: (Schema | Reference)[];
  anyOf?: (Schema | Reference)[];
  oneOf?: (Schema | Reference)[];
}

export interface MediaType {
  schema?: Schema | Reference;
  example?: unknown;
  examples?: Record<string, Example | Reference>;
}

export interface Example {
  value?: unknown;
}

export interface Link {
  operationId?: string;
  parameters?: Record<string, unknown>;
}

export interface Response {
  headers?: Record<string, unknown>;
  content?: Record<string, MediaType>;
  links?: Record<string, Link | Reference>;
}

export interface Operation {
  operationId?: string;
  parameters?: (Parameter | Reference)[];
  responses?: Record<string, Response | Reference>;
  "x-list"?: { table: string; key: string };
  "x-retry"?: "never";
}

export type PathItem = { parameters?: (Parameter | Reference)[] } & Partial<Record<Method, Operation>>;

export const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;
export type Method = (typeof methods)[number];

/** The operations of a path, each with its location in the source. */
export function listOperations(
  pathItem: PathItem,
  context: Context,
): { method: Method; operation: Operation; location: Location }[] {
  return methods.flatMap((method) => {
    const operation = pathItem[method];
    return operation ? [{ method, operation, location: context.location.child(method) }] : [];
  });
}

/** All parameters of an operation, including those of its path, with references resolved. */
export function collectParameters(pathItem: PathItem, operation: Operation, context: Context): Parameter[] {
  return [...(pathItem.parameters ?? []), ...(operation.parameters ?? [])].flatMap((parameter) => {
    const { node } = context.resolve<Parameter>(parameter);
    return node ? [node] : [];
  });
}
