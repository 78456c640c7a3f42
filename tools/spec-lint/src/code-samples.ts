import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type SampleParameter, writeCurl } from "./curl-sample.ts";
import { type Context, type Method, methods, type Reference, type Visitor } from "./redocly.ts";

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly description: string;
  readonly explode?: boolean;
  readonly example?: unknown;
  readonly schema: { readonly default?: unknown };
}

interface Operation {
  readonly operationId: string;
  readonly security?: readonly Record<string, unknown>[];
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: {
    readonly content: Record<string, { readonly examples: Record<string, { readonly value: unknown } | Reference> }>;
  };
  "x-codeSamples"?: readonly { readonly lang: string; readonly label: string; readonly source: string }[];
}

type PathItem = { readonly parameters?: readonly (Parameter | Reference)[] } & Partial<Record<Method, Operation>>;

interface Root {
  readonly paths: Record<string, PathItem>;
  readonly security: readonly Record<string, unknown>[];
  readonly components: Record<string, Record<string, unknown>>;
}

/**
 * Embeds the code samples of each operation in the bundle. The curl sample is written from the examples of the
 * operation's parameters and body. The TypeScript sample of `createSite` is `samples/createSite.ts`, next to the
 * description: a file, so that it can be compiled and run.
 *
 * @throws Error if an operation has no sample.
 */
export function codeSamples(): Visitor {
  return {
    Root: {
      leave(root: Root, { location }: Context) {
        const folder = join(dirname(readPath(location.source.absoluteRef)), "samples");
        for (const [path, item] of Object.entries(root.paths)) {
          for (const method of methods) {
            const operation = item[method];
            if (!operation) continue;
            const typescript = readFileSync(join(folder, `${operation.operationId}.ts`), "utf8");
            operation["x-codeSamples"] = [
              { lang: "Shell", label: "curl", source: writeCurl(readRequest(root, path, method, item, operation)) },
              { lang: "TypeScript", label: "TypeScript", source: typescript },
            ];
          }
        }
      },
    },
  };
}

function readRequest(
  root: Root,
  path: string,
  method: Method,
  item: PathItem,
  { operationId, security = root.security, parameters = [], requestBody }: Operation,
): Parameters<typeof writeCurl>[0] {
  const [scheme] = security.flatMap((requirement) => Object.keys(requirement));
  const [content] = Object.entries(requestBody?.content ?? {});
  const [example] = Object.values(content?.[1].examples ?? {});
  if (content && !example) throw new Error(`The request body of ${operationId} has no example.`);
  return {
    method: method.toUpperCase(),
    path,
    token: scheme === undefined ? undefined : scheme === "authorizationCode" ? "USER_TOKEN" : "TOKEN",
    parameters: [...(item.parameters ?? []), ...parameters].map((parameter) => readParameter(resolve(root, parameter))),
    body: content && example && { mediaType: content[0], example: resolve(root, example).value },
  };
}

function readParameter({ name, in: place, description, explode, example, schema }: Parameter): SampleParameter {
  return { name, in: place, description, explode: explode ?? true, example, default: schema.default };
}

/** Follows a reference to a component of the bundle. */
function resolve<T extends object>(root: Root, node: T | Reference): T {
  if (!("$ref" in node)) return node;
  const [, , kind = "", name = ""] = node.$ref.split("/");
  const component = root.components[kind]?.[name];
  if (component === undefined) throw new Error(`The reference ${node.$ref} does not resolve.`);
  return component as T;
}

function readPath(reference: string): string {
  return reference.startsWith("file:") ? fileURLToPath(reference) : reference;
}
