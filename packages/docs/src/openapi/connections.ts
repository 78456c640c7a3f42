import { operationById, operations, type Operation } from "./operation.ts";

/** An operation that another leads to, or comes from. */
export interface Connection {
  readonly operation: Operation;
  /** Markdown. */
  readonly description: string;
}

/** What an answer of the operation is good for: the calls that take an id out of it. */
export function nextCalls(operation: Operation): readonly Connection[] {
  return operation.answers.flatMap(({ links }) =>
    links.map((link) => ({ operation: operationById(link.operation), description: link.description })),
  );
}

/** Where the value of a parameter comes from: the operations whose answer has it, and under which name. */
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

/** The last id of the path that comes from another answer, and the other calls that take it from there. */
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
