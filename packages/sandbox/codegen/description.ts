import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** The part of the bundled description that the generated files are made from. */
export interface Description {
  readonly security: readonly SecurityRequirement[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

export type SecurityRequirement = Readonly<Record<string, readonly string[]>>;

export interface PathItem {
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly [method: string]: unknown;
}

export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly security?: readonly SecurityRequirement[];
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, Response | Reference>>;
}

export type Content = Readonly<Record<string, MediaType>>;

export interface MediaType {
  readonly schema: object;
  readonly examples: Readonly<Record<string, { readonly value: unknown } | Reference>>;
}

export interface Response {
  readonly content?: Content;
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly explode?: boolean;
  readonly schema: { readonly type: string };
}

export interface Reference {
  readonly $ref: string;
}

/** An operation, and where it is. */
export interface Located {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  /** Those of the path first. */
  readonly parameters: readonly Parameter[];
}

const methods = ["get", "put", "post", "patch", "delete"];

/** The Partner API. */
export function readDescription(): Description {
  const file = new URL(import.meta.resolve("@chekt/partner-spec/openapi.json"));
  const description: Description = JSON.parse(readFileSync(file, "utf8"));
  return description;
}

/** The control plane, which is the sandbox's own. */
export function readControlDescription(): Description {
  const description: Description = parse(readFileSync(new URL("../control/openapi.yaml", import.meta.url), "utf8"));
  return description;
}

export function operationsOf(description: Description): Located[] {
  const found = Object.entries(description.paths).flatMap(([path, item]) =>
    methods
      .filter((method) => method in item)
      .map((method): Located => {
        const operation = item[method] as Operation;
        const references = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
        return {
          method,
          path,
          operation,
          parameters: references.map((reference) => resolve<Parameter>(description, reference)),
        };
      }),
  );
  if (found.length === 0) throw new Error("The bundle has no operations.");
  return found;
}

/** What stands at a reference, or the thing itself. */
export function resolve<Thing extends object>(description: Description, node: Thing | Reference): Thing {
  if (!("$ref" in node)) return node;
  let at: unknown = description;
  for (const key of node.$ref.slice(2).split("/")) {
    at = (at as Record<string, unknown> | undefined)?.[key.replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  if (at === undefined) throw new Error(`The bundle has nothing at ${node.$ref}.`);
  return at as Thing;
}
