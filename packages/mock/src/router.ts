/** The method and path of an operation. */
export interface Routable {
  /** In upper or lower case. */
  readonly method: string;
  /** An OpenAPI path template, such as `/dealers/{dealerId}`. */
  readonly path: string;
}

/** The result of routing: an operation, a path with other methods, or an unknown path. */
export type Route<Operation> =
  | { readonly kind: "operation"; readonly operation: Operation }
  | { readonly kind: "other-methods"; readonly allowed: readonly string[] }
  | { readonly kind: "unknown-path" };

interface Path<Operation> {
  /** A parameter is `undefined`. */
  readonly segments: readonly (string | undefined)[];
  readonly byMethod: ReadonlyMap<string, Operation>;
}

/**
 * Finds the operation of a request by the rules of OpenAPI 3.1: a path without parameters takes precedence over one with
 * parameters, and the selected path determines the supported methods.
 *
 * It replaces Prism's router, which sorts all operations again for every request, and does not expose the methods of a path
 * for the Allow header of a 405.
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

  return (method, requested) => {
    const found = paths.find(({ segments }) => matches(segments, requested));
    if (!found) return { kind: "unknown-path" };
    const operation = found.byMethod.get(method.toUpperCase());
    return operation
      ? { kind: "operation", operation }
      : { kind: "other-methods", allowed: [...found.byMethod.keys()] };
  };
}

function matches(segments: readonly (string | undefined)[], requested: readonly string[]): boolean {
  return (
    segments.length === requested.length &&
    segments.every((segment, index) => (segment === undefined ? requested[index] !== "" : requested[index] === segment))
  );
}

function byLiteralsFirst(one: Path<unknown>, other: Path<unknown>): number {
  const shape = ({ segments }: Path<unknown>) =>
    segments.map((segment) => (segment === undefined ? "1" : "0")).join("");
  return shape(one).localeCompare(shape(other));
}
