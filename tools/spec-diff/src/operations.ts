import { type JsonObject, isObject, objectOf } from "./json.ts";

/** The methods that an operation can have. */
const methods = new Set(["get", "put", "post", "delete", "patch", "options", "head", "trace"]);

/** An operation, and where it stands. */
export interface Located {
  readonly id: string;
  /** In small letters. */
  readonly method: string;
  readonly path: string;
  readonly operation: JsonObject;
  /** The item of the path that it belongs to. */
  readonly item: JsonObject;
}

/** The operations of a description by their ids; one without an id goes by its method and path. */
export function operationsOf(document: JsonObject): Map<string, Located> {
  const found = new Map<string, Located>();
  for (const [path, item] of Object.entries(objectOf(document["paths"]))) {
    for (const [method, operation] of Object.entries(objectOf(item))) {
      if (!methods.has(method) || !isObject(operation)) continue;
      const { operationId } = operation;
      const id = typeof operationId === "string" ? operationId : `${method.toUpperCase()} ${path}`;
      found.set(id, { id, method, path, operation, item: objectOf(item) });
    }
  }
  return found;
}
