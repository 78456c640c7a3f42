import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { type Creator, readCreators } from "./creators.ts";
import type { JsonObject } from "./json.ts";
import type { Operation } from "./operation.ts";
import { objectAtPointer } from "./pointer.ts";
import { readOperations, readWebhooks } from "./read-operations.ts";

/** A parsed OpenAPI bundle. */
export interface Description {
  readonly document: JsonObject;
  /** In the order of the paths. */
  readonly operations: readonly Operation[];
  /** The requests that CHeKT sends. */
  readonly webhooks: readonly Operation[];
  /** The operation that creates what a path parameter names, by the name of the parameter. */
  readonly creators: ReadonlyMap<string, Creator>;
  /** @throws Error if the description has no operation with that id. */
  readonly operation: (id: string) => Operation;
}

/** The file of the published bundle. */
export function bundleUrl(): URL {
  return pathToFileURL(createRequire(import.meta.url).resolve("@chekt/partner-spec/openapi.json"));
}

/** The published bundle, as JSON. */
export function readBundle(): JsonObject {
  return objectAtPointer(JSON.parse(readFileSync(bundleUrl(), "utf8")), "");
}

/**
 * Reads a bundled description, by default the published one.
 *
 * @throws Error if it has no operations, or uses a part of OpenAPI that the toolkit does not support.
 * @example
 * ```ts
 * import { readDescription } from "@chekt/description";
 *
 * const { path, parameters } = readDescription().operation("listSites");
 * ```
 */
export function readDescription(document: JsonObject = readBundle()): Description {
  const operations = readOperations(document);
  if (operations.length === 0) throw new Error("The description has no operations.");
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  return {
    document,
    operations,
    webhooks: readWebhooks(document),
    creators: readCreators(operations),
    operation(id) {
      const found = byId.get(id);
      if (!found) throw new Error(`Unknown operation "${id}". Operations: ${[...byId.keys()].join(", ")}.`);
      return found;
    },
  };
}
