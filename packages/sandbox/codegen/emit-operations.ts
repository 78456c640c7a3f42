import { type Description, type Located, type MediaType, operationsOf, type Response, resolve } from "./description.ts";

/** The table of operations: all that the server has to know of each beside its schemas. */
export function emitOperations(description: Description): string {
  const located = operationsOf(description);
  const rows = located.map((one) => `  ${JSON.stringify(rowOf(description, one))},\n`);
  return `import type { DescribedOperation } from "../description/described-operation.ts";

/** The id of an operation. */
export type { OperationId } from "./validators.js";

/** The operations of the API, in the order of the description. */
export const operations: readonly DescribedOperation[] = [
${rows.join("")}];
`;
}

function rowOf(description: Description, { method, path, operation, parameters }: Located): object {
  const [requirement] = operation.security ?? description.security;
  const [body] = Object.keys(operation.requestBody?.content ?? {});
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    security: Object.keys(requirement ?? {})[0] ?? null,
    parameters: parameters.map(({ name, in: place, schema, explode = false }) => ({
      name,
      in: place,
      type: schema.type,
      explode,
    })),
    body: body ?? null,
    examples: Object.fromEntries(
      Object.entries(operation.responses).map(([status, response]) => [
        status,
        examplesOf(description, resolve<Response>(description, response)),
      ]),
    ),
  };
}

function examplesOf(description: Description, { content = {} }: Response): Record<string, unknown> {
  const [media] = Object.values<MediaType>(content);
  return Object.fromEntries(
    Object.entries(media?.examples ?? {}).map(([name, example]) => [
      name,
      resolve<{ readonly value: unknown }>(description, example).value,
    ]),
  );
}
