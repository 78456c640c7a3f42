import { ApiError } from "../api-error.ts";
import type { DescribedOperation, Validator } from "./described-operation.ts";
import type { OperationId } from "../generated/operation-id.ts";
import { validators } from "../generated/validators.js";
import { explain } from "./explain.ts";

/** The most query parameters of a request, counting repetitions. */
const MAX_PARAMETERS = 100;

/** The parameters of a request, by name. */
export type Parameters = Readonly<Record<string, unknown>>;

/**
 * Parses the parameters of a request by the types of the description, and validates them.
 *
 * @throws ApiError 400 that names the invalid parameter.
 */
export function readParameters(
  operation: DescribedOperation,
  path: Readonly<Record<string, string>>,
  query: URLSearchParams,
  header: (name: string) => string | undefined,
): Parameters {
  if (query.size > MAX_PARAMETERS) {
    throw new ApiError(400, `The query has ${query.size} parameters. Send at most ${MAX_PARAMETERS}.`);
  }
  // Without a prototype, so that only parameters that were sent are in it.
  const parameters: Record<string, unknown> = Object.create(null);
  for (const { name, in: place, type, explode } of operation.parameters) {
    if (place === "query") {
      const values = query.getAll(name);
      if (values.length === 0) continue;
      parameters[name] = queryValue(values, type, explode);
    } else {
      const text = place === "path" ? path[name] : header(name);
      if (text !== undefined) parameters[name] = type === "integer" ? parseInteger(text) : text;
    }
  }
  // Unknown query parameters are added too, for the schema to reject them. Those of the path are part of the route.
  for (const [name, value] of query) parameters[name] ??= value;
  const validate = validators[operation.id].parameters;
  if (!validate(parameters)) {
    const { field, message } = explain(validate.errors ?? [], parameters, "the request");
    throw new ApiError(400, message, field.replace(/\[\d+\]$/, ""));
  }
  return parameters;
}

function queryValue(values: readonly string[], type: string, explode: boolean): unknown {
  const [first = "", ...others] = values;
  if (type === "array") return explode ? values : values.join(",").split(",");
  // A repeated parameter stays an array, for the schema to reject it.
  if (others.length > 0) return values;
  return type === "integer" ? parseInteger(first) : first;
}

/** Parses an integer in plain notation. Anything else stays a string, for the schema to reject it. */
function parseInteger(text: string): number | string {
  return /^-?\d{1,19}$/.test(text) ? Number(text) : text;
}

/**
 * Validates a request body. The items of a bulk operation are validated one by one, with {@link checkItem}.
 *
 * @throws ApiError 400 that names the invalid field.
 */
export function checkBody(id: OperationId, body: unknown): void {
  check(validators[id].body, body, "the body");
}

/**
 * Validates an item of a bulk request.
 *
 * @throws ApiError 400 that names the invalid field, relative to the item.
 */
export function checkItem(id: OperationId, item: unknown): void {
  check(validators[id].item, item, "the item");
}

/** Returns whether an operation validates its items one by one. */
export function isBulk(id: OperationId): boolean {
  return validators[id].item !== undefined;
}

function check(validate: Validator | undefined, value: unknown, whole: string): void {
  if (validate === undefined || validate(value)) return;
  const { field, message } = explain(validate.errors ?? [], value, whole);
  throw new ApiError(400, message, field || undefined);
}

/** Describes how a response violates the description, in one sentence; undefined if it conforms. */
export function findResponseViolation(id: OperationId, status: number, body: unknown): string | undefined {
  const validate = validators[id].responses[status];
  if (validate === undefined) return body === undefined ? undefined : `${id} declares no body for ${status}`;
  if (validate(body)) return undefined;
  return `${id} ${status}: ${explain(validate.errors ?? [], body, "the response body").message}`;
}
