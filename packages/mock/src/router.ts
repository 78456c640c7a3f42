/** The part of an operation that decides which requests are for it. */
export interface Routable {
  /** In any case: `get`, `GET`. */
  readonly method: string;
  /** An OpenAPI path template, such as `/dealers/{dealerId}`. */
  readonly path: string;
}

/** Where a request goes: to an operation, to a path that takes other methods, or nowhere. */
export type Route<Operation> =
  | { readonly kind: "operation"; readonly operation: Operation }
  | { readonly kind: "other-methods"; readonly allowed: readonly string[] }
  | { readonly kind: "unknown-path" };

interface Path<Operation> {
  /** `undefined` stands for a parameter. */
  readonly segments: readonly (string | undefined)[];
  readonly byMethod: ReadonlyMap<string, Operation>;
}

/**
 * Finds the operation of a request, as OpenAPI 3.1 has it: a path without parameters wins over one with, and the path
 * that wins decides which methods there are.
 *
 * It stands before Prism's own router, which sorts all operations anew at every request and keeps the methods of a path
 * to itself, so that a 405 could not say what is allowed.
 */
export function createRouter<Operation extends Routable>(
  operations: readonly Operation[],
): (method: string, segments: readonly string[]) => Route<Operation> {
  const paths = [...Map.groupBy(operations, ({ path }) => path)]
    .map(([template, group]): Path<Operation> => ({
      segments: template.split("/").map((segment) => (/^\{.+\}$/.test(segment) ? undefined : segment)),
      byMethod: new Map(group.map((operation) => [operation.method.toUpperCase(), operation])),
    }))
    .toSorted(byLiteralsFirst);

  return (method, asked) => {
    const found = paths.find(({ segments }) => matches(segments, asked));
    if (!found) return { kind: "unknown-path" };
    const operation = found.byMethod.get(method.toUpperCase());
    return operation
      ? { kind: "operation", operation }
      : { kind: "other-methods", allowed: [...found.byMethod.keys()] };
  };
}

function matches(segments: readonly (string | undefined)[], asked: readonly string[]): boolean {
  return (
    segments.length === asked.length &&
    segments.every((segment, index) => (segment === undefined ? asked[index] !== "" : asked[index] === segment))
  );
}

function byLiteralsFirst(one: Path<unknown>, other: Path<unknown>): number {
  const shape = ({ segments }: Path<unknown>) =>
    segments.map((segment) => (segment === undefined ? "1" : "0")).join("");
  return shape(one).localeCompare(shape(other));
}
