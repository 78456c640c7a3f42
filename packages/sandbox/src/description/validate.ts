import { ApiError } from "../api-error.ts";
import type { DescribedOperation } from "./described-operation.ts";
import type { OperationId } from "../generated/operation-id.ts";
import { validators } from "../generated/validators.js";
import { explain } from "./explain.ts";

/** What a request says beside its body, by name. */
export type Parameters = Readonly<Record<string, unknown>>;

/**
 * Reads the parameters of a request as the description has them, and checks them.
 *
 * @throws ApiError 400 that names the parameter at fault.
 */
export function readParameters(
  operation: DescribedOperation,
  path: Readonly<Record<string, string>>,
  query: URLSearchParams,
  header: (name: string) => string | undefined,
): Parameters {
  // Nothing is in it that was not sent.
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
  // The schema knows no others, and says so; those of the path are in the route.
  for (const name of query.keys()) parameters[name] ??= query.get(name);
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
  // Twice is as wrong as no number, and is shown as what it is.
  if (others.length > 0) return values;
  return type === "integer" ? parseInteger(first) : first;
}

/** A whole number as people write it; anything else stays a text, for the schema to refuse. */
function parseInteger(text: string): number | string {
  return /^-?\d{1,19}$/.test(text) ? Number(text) : text;
}

/**
 * Checks a body.
 *
 * @throws ApiError 400 that names the field at fault.
 */
export function checkBody(id: OperationId, body: unknown): void {
  const validate = validators[id].body;
  if (validate === undefined || validate(body)) return;
  const { field, message } = explain(validate.errors ?? [], body, "the body");
  throw new ApiError(400, message, field || undefined);
}

/** What an answer breaks of the description, in a sentence; undefined for a good one. */
export function faultOfAnswer(id: OperationId, status: number, body: unknown): string | undefined {
  const validate = validators[id].answers[status];
  if (validate === undefined) return body === undefined ? undefined : `${id} declares no body for ${status}`;
  if (validate(body)) return undefined;
  return `${id} ${status}: ${explain(validate.errors ?? [], body, "the answer").message}`;
}
