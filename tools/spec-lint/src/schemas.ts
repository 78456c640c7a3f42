import type { Context, Reference, Schema } from "./redocly.ts";

/** A node with its reference resolved, and the file to which its own references are relative. */
export interface Placed<T> {
  node: T;
  file: string;
}

/** Resolves a reference in `file`. Returns undefined if the target does not exist. */
export function follow<T>(
  node: T | Reference | undefined,
  context: Context,
  file: string = context.location.source.absoluteRef,
): Placed<T> | undefined {
  if (node === undefined) return undefined;
  const resolved = context.resolve<T>(node, file);
  // Anything that is not a reference stays in its file, because Redocly then returns the location of the visited node.
  const isReference = typeof node === "object" && node !== null && "$ref" in node;
  const at = isReference ? (resolved.location?.source.absoluteRef ?? file) : file;
  return resolved.node === undefined ? undefined : { node: resolved.node, file: at };
}

/** A schema, and every schema that it combines or chooses between. */
export function listParts(
  schema: Schema | Reference | undefined,
  context: Context,
  file?: string,
): readonly Placed<Schema>[] {
  const placed = follow<Schema>(schema, context, file);
  if (!placed) return [];
  const { allOf = [], anyOf = [], oneOf = [] } = placed.node;
  return [placed, ...[...allOf, ...anyOf, ...oneOf].flatMap((part) => listParts(part, context, placed.file))];
}

/** The schemas of an array's items; none if the schema has no items. */
export function findItems(parts: readonly Placed<Schema>[], context: Context): readonly Placed<Schema>[] {
  return parts.flatMap(({ node, file }) => listParts(node.items, context, file));
}

/** The schemas of a property, or none if it does not exist. */
export function findProperty(
  parts: readonly Placed<Schema>[],
  name: string,
  context: Context,
): readonly Placed<Schema>[] {
  return parts.flatMap(({ node, file }) => listParts(node.properties?.[name], context, file));
}
