import { isObject, type Json, type JsonObject, stringAt, toObject } from "./json.ts";
import { type Method, methods } from "./methods.ts";
import { formatPointer } from "./pointer.ts";
import { locate, type Located } from "./reference.ts";

/** An Operation Object and where it is, nothing of it read yet. */
export interface LocatedOperation extends Located {
  /** The `operationId`, or the method and path if it has none. */
  readonly id: string;
  readonly method: Method;
  /** The path template, or the name of the webhook. */
  readonly path: string;
  /** The Path Item Object that holds the operation. */
  readonly item: Located;
}

/** The operations of all paths, in the order of the document. */
export function locateOperations(document: JsonObject): LocatedOperation[] {
  return locateIn(document, "paths");
}

/** The operations of all webhooks, in the order of the document. CHeKT sends these requests. */
export function locateWebhooks(document: JsonObject): LocatedOperation[] {
  return locateIn(document, "webhooks");
}

function locateIn(document: JsonObject, section: "paths" | "webhooks"): LocatedOperation[] {
  return Object.keys(toObject(document[section])).flatMap((path) => {
    const item = locate(document, formatPointer(section, path));
    return Object.entries(item.node).flatMap(([key, node]) => {
      const method = methods.find((one) => one === key);
      if (method === undefined || !isObject(node)) return [];
      const { operationId } = node;
      const id = typeof operationId === "string" ? operationId : `${method.toUpperCase()} ${path}`;
      return [{ id, method, path, pointer: `${item.pointer}/${method}`, node, item }];
    });
  });
}

/**
 * The parameters of an operation with references resolved: those of its path, then its own. An operation's own parameter replaces that
 * of the path with the same name and place.
 */
export function locateParameters(document: JsonObject, operation: LocatedOperation): Located[] {
  const found = new Map<string, Located>();
  for (const holder of [operation.item, operation]) {
    for (const index of toArray(holder.node["parameters"]).keys()) {
      const parameter = locate(document, `${holder.pointer}/parameters/${index}`);
      found.set(`${stringAt(parameter.node, "in")} ${stringAt(parameter.node, "name")}`, parameter);
    }
  }
  return [...found.values()];
}

function toArray(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}
