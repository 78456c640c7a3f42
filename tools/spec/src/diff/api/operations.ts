import type { JsonObject, LocatedOperation } from "@chekt/description";

/** An operation before and after. */
export interface Pair {
  readonly before: LocatedOperation;
  readonly after: LocatedOperation;
}

export interface Matches {
  readonly kept: readonly Pair[];
  readonly removed: readonly LocatedOperation[];
  readonly added: readonly LocatedOperation[];
}

/** A path template without the names of its parameters. */
export const withoutNames = (path: string): string => path.replaceAll(/\{[^}]*\}/g, "{}");

/** The names of the parameters of a path template. */
export const parameterNames = (path: string): string[] =>
  [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name);

/** Finds each operation again by its id or, if that is new, by its method and path. */
export function matchOperations(before: readonly LocatedOperation[], after: readonly LocatedOperation[]): Matches {
  const left = new Set(after);
  const kept: Pair[] = [];
  const match = (operations: readonly LocatedOperation[], key: (operation: LocatedOperation) => string) =>
    operations.filter((one) => {
      const other = [...left].find((candidate) => key(candidate) === key(one));
      if (!other) return true;
      left.delete(other);
      kept.push({ before: one, after: other });
      return false;
    });
  const missing = match(before, ({ id }) => id);
  const removed = match(missing, ({ method, path }) => `${method} ${withoutNames(path)}`);
  return { kept, removed, added: [...left] };
}

/** An operation together with the extensions of its path. */
export function withPathExtensions({ node, item }: LocatedOperation): JsonObject {
  const extensions = Object.entries(item.node).filter(([key]) => key.startsWith("x-"));
  return { ...Object.fromEntries(extensions), ...node };
}
