import * as fc from "fast-check";
import type { Json, Operation, Parameter } from "@chekt/description";
import type { Description } from "../description.ts";
import { toText } from "../engine/wire/to-text.ts";
import type { Call } from "../engine/wire/call.ts";
import { filters } from "./filters.ts";
import { type Special, schemaValues } from "./values.ts";

/** Time zones that every database has. The description only has a pattern. */
const zones = ["UTC", "Asia/Seoul", "America/New_York", "America/Argentina/Buenos_Aires", "Europe/London", "Etc/GMT+5"];

const special: Special = (name) => (name === "timezone" ? fc.constantFrom(...zones) : undefined);

/** Generates valid calls of an operation, with and without each optional parameter and property. */
export function validCalls(description: Description, operation: Operation): fc.Arbitrary<Call> {
  const { body } = operation;
  return fc.record({
    path: parameters(description, operation, "path"),
    query: parameters(description, operation, "query"),
    headers: parameters(description, operation, "header").map((headers) =>
      Object.fromEntries(Object.entries(headers).map(([name, value]): [string, string] => [name, toText(value)])),
    ),
    body: body ? schemaValues(description, body.schema, special) : fc.constant(undefined),
  });
}

function parameters(
  description: Description,
  operation: Operation,
  place: Parameter["in"],
): fc.Arbitrary<Readonly<Record<string, Json>>> {
  const found = operation.parameters.filter((parameter) => parameter.in === place);
  return fc.record(
    Object.fromEntries(found.map((parameter) => [parameter.name, parameterValues(description, operation, parameter)])),
    { requiredKeys: found.filter(({ required }) => required).map(({ name }) => name) },
  );
}

function parameterValues(description: Description, { list }: Operation, parameter: Parameter): fc.Arbitrary<Json> {
  if (list && parameter.name === "filter") return fc.array(filters(list), { minLength: 1, maxLength: 3 });
  return schemaValues(description, parameter.schema);
}

/** Builds the calls in the examples of the description: one per example of the body. */
export function exampleCalls(operation: Operation): Call[] {
  const examples = (place: Parameter["in"]): [string, Json][] =>
    operation.parameters
      .filter((parameter) => parameter.in === place)
      .map(({ name, example }) => [name, example ?? null]);
  const bodies = operation.body?.examples.map(({ value }) => value) ?? [undefined];
  return bodies.map((body) => ({
    path: Object.fromEntries(examples("path")),
    query: Object.fromEntries(examples("query")),
    headers: Object.fromEntries(examples("header").map(([name, value]) => [name, toText(value)])),
    body,
  }));
}
