import type { ValidateFunction } from "ajv/dist/2020.js";
import { type JsonObject, readBundle } from "./document.ts";
import { type Creator, readCreators } from "./creators.ts";
import type { Operation } from "./operation.ts";
import { readOperations } from "./read-operations.ts";
import { schemaCompiler } from "./schemas.ts";

/** The description, read so that requests can be made of it and answers held against it. */
export interface Description {
  readonly document: JsonObject;
  readonly operations: readonly Operation[];
  /** @throws Error when there is no such operation. */
  readonly operation: (id: string) => Operation;
  /** The validator of the schema at a JSON pointer. */
  readonly validator: (pointer: string) => ValidateFunction;
  /** Which operation makes what a parameter of a path names, by the parameter. */
  readonly creators: ReadonlyMap<string, Creator>;
}

/** Reads a description; by default the one that is published. */
export function readDescription(document: JsonObject = readBundle()): Description {
  const operations = readOperations(document);
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  return {
    document,
    operations,
    operation(id) {
      const found = byId.get(id);
      if (!found) throw new Error(`The description has no operation ${id}.`);
      return found;
    },
    validator: schemaCompiler(document),
    creators: readCreators(operations),
  };
}
