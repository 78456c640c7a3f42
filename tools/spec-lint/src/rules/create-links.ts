import {
  listOperations,
  type Context,
  type Link,
  type Location,
  type PathItem,
  type Response,
  type Rule,
} from "../redocly.ts";
import { follow, findItems, listParts, findProperty, type Placed } from "../schemas.ts";

interface KnownOperation {
  id: string;
  path: string;
}

interface KnownLink {
  /** The start of a message about this link. */
  name: string;
  link: Link;
  location: Location;
}

interface KnownCreate extends KnownOperation {
  /** The IDs of the operations that the response links to. */
  linked: (string | undefined)[];
  location: Location;
}

function pathParameters(path: string): string[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
}

/**
 * Whether an operation's path requires nothing but the ID of the created resource and the parameters of the create
 * operation's path.
 */
function usesNewId({ path }: KnownOperation, create: KnownOperation): boolean {
  return path.startsWith(`${create.path}/{`) && pathParameters(path).length === pathParameters(create.path).length + 1;
}

/** Whether the response's schema describes a value at a JSON pointer such as `/results/0/res/device_id`. */
function describes(response: Placed<Response>, pointer: string, context: Context): boolean {
  let parts = listParts(response.node.content?.["application/json"]?.schema, context, response.file);
  for (const key of pointer.split("/").slice(1)) {
    const property = findProperty(parts, key, context);
    parts = property.length === 0 && /^\d+$/.test(key) ? findItems(parts, context) : property;
  }
  return parts.length > 0;
}

/** Describes what is wrong with the source of a link's parameter. Returns undefined if it is valid. */
function sourceFault(value: unknown, path: string, response: Placed<Response>, context: Context): string | undefined {
  if (typeof value !== "string") return undefined;
  const [, pointer] = /^\$response\.body#(.*)$/.exec(value) ?? [];
  if (pointer !== undefined) {
    return describes(response, pointer, context) ? undefined : `${value}, which does not exist in the response`;
  }
  const [, parameter] = /^\$request\.path\.(.*)$/.exec(value) ?? [];
  if (parameter === undefined) return undefined;
  return pathParameters(path).includes(parameter) ? undefined : `${value}, which does not exist in the path`;
}

/**
 * Links must point to existing operations and supply the parameters of their paths. A create operation must link to
 * every operation that uses the new ID.
 */
export const createLinks: Rule = () => {
  const operations = new Map<string, KnownOperation>();
  const creates: KnownCreate[] = [];
  const links: KnownLink[] = [];

  return {
    PathItem: {
      enter(pathItem: PathItem, context: Context) {
        const path = String(context.key);
        for (const { operation, location } of listOperations(pathItem, context)) {
          const id = operation.operationId ?? "";
          operations.set(id, { id, path });
          for (const [status, declared] of Object.entries(operation.responses ?? {})) {
            const response = follow<Response>(declared, context);
            if (!response) continue;
            const place = location.child(["responses", status]);
            const linked: (string | undefined)[] = [];
            for (const [key, unresolved] of Object.entries(response.node.links ?? {})) {
              const link = follow<Link>(unresolved, context, response.file)?.node ?? {};
              const name = `The link ${key} of ${id}`;
              linked.push(link.operationId);
              links.push({ name, link, location: place });
              for (const [parameter, value] of Object.entries(link.parameters ?? {})) {
                const fault = sourceFault(value, path, response, context);
                if (fault === undefined) continue;
                context.report({ message: `${name} reads ${parameter} from ${fault}.`, location: place });
              }
            }
            if (status === "201") creates.push({ id, path, linked, location: place });
          }
        }
      },
    },
    // The operations are known only after all paths have been visited.
    Root: {
      leave(_root: unknown, context: Context) {
        for (const { name, link, location } of links) {
          const target = operations.get(link.operationId ?? "");
          if (!target) {
            const message = `${name} points to the unknown operation ${link.operationId}.`;
            context.report({ message, location });
            continue;
          }
          const missing = pathParameters(target.path).filter((parameter) => link.parameters?.[parameter] === undefined);
          if (missing.length > 0) context.report({ message: `${name} does not set ${missing.join(", ")}.`, location });
        }
        for (const create of creates) {
          for (const operation of operations.values()) {
            if (!usesNewId(operation, create) || create.linked.includes(operation.id)) continue;
            const message = `${create.id} has no link to ${operation.id}, which uses the new ID.`;
            context.report({ message, location: create.location });
          }
        }
      },
    },
  };
};
