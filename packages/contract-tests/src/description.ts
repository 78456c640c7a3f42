import { type Description as Read, type JsonObject, readBundle, readDescription as read } from "@chekt/description";
import { createValidator, type SchemaCompiler } from "@chekt/description/validation";

export type { Operation } from "@chekt/description";

/** The description, read so that requests can be made from it and responses validated against it. */
export interface Description extends Read {
  /** Compiles the schema at a JSON pointer. */
  readonly validator: SchemaCompiler;
}

/**
 * Reads a bundled OpenAPI description, by default the published one.
 *
 * @throws Error if it has no operations, or uses a part of OpenAPI that the suite does not support.
 */
export function readDescription(document: JsonObject = readBundle()): Description {
  return { ...read(document), validator: createValidator(document) };
}
