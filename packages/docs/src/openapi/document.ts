import bundle from "@chekt/partner-spec/openapi.json" with { type: "json" };

/** What the pages read of the description. */
export interface Description {
  readonly info: {
    readonly title: string;
    readonly summary: string;
    readonly version: string;
    readonly description: string;
    readonly "x-assumed"?: string | readonly string[];
  };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly security: Security;
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: unknown;
}

export type Security = readonly Readonly<Record<string, readonly string[]>>[];

export interface Reference {
  readonly $ref: string;
}

export const METHODS = ["get", "post", "put", "patch", "delete"] as const;

export type Method = (typeof METHODS)[number];

export type PathItem = { readonly parameters?: readonly (ParameterNode | Reference)[] } & {
  readonly [method in Method]?: OperationNode;
};

export interface OperationNode {
  readonly operationId: string;
  readonly tags: readonly [string];
  readonly summary: string;
  readonly description: string;
  readonly security?: Security;
  readonly parameters?: readonly (ParameterNode | Reference)[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content: Readonly<Record<string, MediaNode>>;
  };
  readonly responses: Readonly<Record<string, ResponseNode | Reference>>;
  readonly "x-retry"?: "never";
  readonly "x-assumed"?: string | readonly string[];
  readonly "x-codeSamples"?: readonly CodeSample[];
}

export interface CodeSample {
  readonly lang: string;
  readonly label: string;
  readonly source: string;
}

export interface ParameterNode {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly description: string;
  readonly schema: SchemaNode | Reference;
  readonly example?: unknown;
  readonly "x-assumed"?: string | readonly string[];
}

export interface MediaNode {
  readonly schema: SchemaNode | Reference;
  readonly examples?: Readonly<Record<string, ExampleNode | Reference>>;
}

export interface ExampleNode {
  readonly summary?: string;
  readonly value: unknown;
}

export interface ResponseNode {
  readonly description: string;
  readonly headers?: Readonly<Record<string, { readonly description: string } | Reference>>;
  readonly content?: Readonly<Record<string, MediaNode>>;
  readonly links?: Readonly<Record<string, LinkNode>>;
}

export interface LinkNode {
  readonly operationId: string;
  readonly description: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface SchemaNode {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly example?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode | Reference>>;
  readonly items?: SchemaNode | Reference;
  readonly allOf?: readonly (SchemaNode | Reference)[];
  readonly anyOf?: readonly (SchemaNode | Reference)[];
  readonly oneOf?: readonly (SchemaNode | Reference)[];
  readonly "x-assumed"?: string | readonly string[];
}

/** The bundled description. */
export const description: Description = bundle as unknown as Description;

/** Follows a reference within the description; anything else is what it is. */
export function resolve<Node extends object>(node: Node | Reference): Node {
  if (!("$ref" in node)) return node;
  let found: unknown = description;
  for (const key of node.$ref.slice(2).split("/")) found = Object(found)[key];
  return found as Node;
}

/** The name of the component that a reference leads to. */
export function nameOf(node: object): string | undefined {
  return "$ref" in node ? String(node.$ref).split("/").at(-1) : undefined;
}

/** The ids of the assumptions that something rests on. */
export function assumedBy(node: { readonly "x-assumed"?: string | readonly string[] }): readonly string[] {
  return [node["x-assumed"] ?? []].flat();
}
