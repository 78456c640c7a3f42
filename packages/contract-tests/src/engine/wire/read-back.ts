import type { Content, Json, Operation, Parameter } from "@chekt/description";
import type { Description } from "../../description.ts";
import { toText } from "./to-text.ts";
import type { Call } from "./call.ts";
import { encodeBody, queryPairs } from "./serialise.ts";

/**
 * What a server can make of a call, when all it has is the text that came over the wire. A value that was broken may be
 * whole again by then: the number 7 in place of a text is the text `7` in a query or a form.
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

/** Whether a body is valid, once it has been written and read again. */
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
  const texts = queryPairs(operation, call.query)
    .filter(([key]) => key === name)
    .map(([, text]) => text);
  if (texts.length === 0) return undefined;
  if (type === "array") return explode ? texts : texts.join(",").split(",");
  return typed(type, texts.join(","));
}

function typed(type: Parameter["type"], text: string): Json {
  return type === "integer" && /^-?\d+$/.test(text) ? Number(text) : text;
}
