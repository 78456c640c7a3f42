import type { Content, Json, Operation, Parameter } from "@chekt/description";
import type { Description } from "../../description.ts";
import { toText } from "./to-text.ts";
import type { Call } from "./call.ts";
import { encodeBody, queryPairs } from "./serialise.ts";

/**
 * Returns whether a call is valid as the server receives it. A query or a form only has strings, so that the number 7 in
 * place of a string arrives as the valid string `7`.
 */
export function isValid(description: Description, operation: Operation, call: Call): boolean {
  const known = new Set(operation.parameters.filter((one) => one.in === "query").map(({ name }) => name));
  if (Object.keys(call.query).some((name) => !known.has(name))) return false;
  for (const parameter of operation.parameters) {
    const value = readParameter(operation, parameter, call);
    if (value === undefined) {
      if (parameter.required) return false;
    } else if (!description.validator(parameter.schema)(value)) return false;
  }
  const { body } = operation;
  return body === undefined || isValidBody(description, body, call.body);
}

/** Returns whether a body is valid after it was encoded and decoded. */
function isValidBody(description: Description, { mediaType, schema }: Content, body: Json | undefined): boolean {
  if (body === undefined) return false;
  const text = encodeBody(mediaType, body);
  const received: Json =
    mediaType === "application/json" ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text));
  return description.validator(schema)(received);
}

function readParameter(operation: Operation, parameter: Parameter, call: Call): Json | undefined {
  const { name, type, explode } = parameter;
  if (parameter.in === "path") return call.path[name] === undefined ? undefined : typed(type, toText(call.path[name]));
  if (parameter.in === "header") return call.headers[name] === undefined ? undefined : call.headers[name];
  const values = queryPairs(operation, call.query)
    .filter(([key]) => key === name)
    .map(([, value]) => value);
  if (values.length === 0) return undefined;
  if (type === "array") return explode ? values : values.join(",").split(",");
  return typed(type, values.join(","));
}

function typed(type: Parameter["type"], text: string): Json {
  return type === "integer" && /^-?\d+$/.test(text) ? Number(text) : text;
}
