import { operationById, operations, type Operation } from "./operation.ts";

/** A related operation. */
export interface Connection {
  readonly operation: Operation;
  /** Markdown. */
  readonly description: string;
}

/** The calls that use an ID from the operation's response. */
export function nextCalls(operation: Operation): readonly Connection[] {
  return operation.answers.flatMap(({ links }) =>
    links.map((link) => ({ operation: operationById(link.operation), description: link.description })),
  );
}

/** The source of a parameter's value: the operations that return it, and the name of the property. */
export function findSources(
  operation: Operation,
  parameter: string,
): readonly { operation: Operation; column: string }[] {
  return operations.flatMap((source) =>
    source.answers.flatMap(({ links }) =>
      links.flatMap((link) => {
        const [, column] = /^\$response\.body#\/(?:.*\/)?(\w+)$/.exec(link.parameters[parameter] ?? "") ?? [];
        return link.operation === operation.id && column !== undefined ? [{ operation: source, column }] : [];
      }),
    ),
  );
}

/** The last ID of the path that another operation returns, and the other calls that use it. */
export function relatedCalls(
  operation: Operation,
): { parameter: string; connections: readonly Connection[] } | undefined {
  const inPath = operation.parameters.filter((parameter) => parameter.in === "path");
  for (const { name } of inPath.toReversed()) {
    const [source] = findSources(operation, name);
    if (!source) continue;
    const connections = nextCalls(source.operation).filter((next) => next.operation !== operation);
    return { parameter: name, connections: [...new Map(connections.map((one) => [one.operation, one])).values()] };
  }
  return undefined;
}
