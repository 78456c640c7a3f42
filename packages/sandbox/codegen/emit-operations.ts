import { type Content, type Description, objectAt, type Operation, toObject } from "@chekt/description";

/** Emits what the server needs to know about each operation besides its schemas. */
export function emitOperations({ operations }: Description): string {
  const rows = operations.map((operation) => `  ${JSON.stringify(describe(operation))},\n`);
  return `import type { DescribedOperation } from "../description/described-operation.ts";

/** The operations of the API, in the order of the description. */
export const operations: readonly DescribedOperation[] = [
${rows.join("")}];
`;
}

function describe({ id, method, path, scheme, scopes, parameters, body, responses }: Operation): object {
  return {
    id,
    method,
    path,
    security: scheme ?? null,
    scopes,
    parameters: parameters.map(({ name, in: place, type, explode }) => ({ name, in: place, type, explode })),
    body: body?.mediaType ?? null,
    examples: Object.fromEntries([...responses].map(([status, { content }]) => [status, listExamples(content)])),
  };
}

/** Emits the scopes that the security schemes define. */
export function emitScopes({ document }: Description): string {
  const flows = Object.values(objectAt(document, "components", "securitySchemes")).flatMap((scheme) =>
    Object.values(objectAt(toObject(scheme), "flows")),
  );
  const scopes = new Set(flows.flatMap((flow) => Object.keys(objectAt(toObject(flow), "scopes"))));
  return `/** The scopes of the API. */
export const scopes: readonly string[] = ${JSON.stringify([...scopes])};
`;
}

function listExamples(content: Content | undefined): object {
  return Object.fromEntries((content?.examples ?? []).map(({ name, value }) => [name, value]));
}
