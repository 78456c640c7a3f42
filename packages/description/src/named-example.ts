import { isEqual, isObject, type Json } from "./json.ts";
import type { Operation } from "./operation.ts";

/** The request that the samples of an operation show, and the example of its response. */
export interface NamedExample {
  readonly name: string;
  readonly request: Json | undefined;
  readonly response: Json | undefined;
}

/**
 * Finds the example of an operation that its samples show: the first of its body. For a list, the one with the columns
 * that the example of `fields` selects.
 *
 * @throws Error if no response has the name of the request's example, or the columns of `fields`.
 */
export function findNamedExample(operation: Operation): NamedExample {
  const { id, body, list } = operation;
  const responses = operation.responses.get(operation.success)?.content?.examples ?? [];
  const [request] = body?.examples ?? [];
  const fields = operation.parameters.find(({ name }) => name === "fields")?.example;
  const response = responses.find(({ name, value }) => {
    if (request) return name === request.name;
    return list === undefined || isEqual(fields, readColumns(value));
  });
  if (responses.length > 0 && !response) {
    throw new Error(
      request
        ? `${id}: no response example is named ${request.name}. Names: ${responses.map(({ name }) => name).join(", ")}.`
        : `${id}: no response example has the columns ${JSON.stringify(fields)}.`,
    );
  }
  return { name: request?.name ?? response?.name ?? id, request: request?.value, response: response?.value };
}

/** The columns of all rows of a list. */
function readColumns(rows: Json): string[] {
  return Array.isArray(rows) ? [...new Set(rows.filter(isObject).flatMap((row) => Object.keys(row)))] : [];
}
