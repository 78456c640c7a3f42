import { getAtPointer, type Json, type Operation, type Parameter, toStrings, conjuncts } from "@chekt/description";
import type { Description } from "../description.ts";
import { toText } from "../engine/wire/to-text.ts";
import type { Call } from "../engine/wire/call.ts";
import { valueChanges } from "./changes.ts";
import type { Variation } from "./variation.ts";

/** Lists the variations of the parameters of a call. */
export function parameterVariations(
  { document }: Pick<Description, "document">,
  operation: Operation,
  call: Call,
): Variation[] {
  return [
    ...operation.parameters.flatMap((parameter) => varyParameter(document, parameter, call)),
    {
      name: "query: with an unknown parameter",
      where: operation.pointer,
      property: "no_such_parameter",
      place: "query",
      call: () => ({ ...call, query: { ...call.query, no_such_parameter: "1" } }),
      needs: "strictQuery",
    },
  ];
}

function varyParameter(document: Description["document"], parameter: Parameter, call: Call): Variation[] {
  const { name, in: place } = parameter;
  const current = currentValue(parameter, call);
  const changes = conjuncts(document, parameter.schema).flatMap((node) => valueChanges(current, node));
  const items = Array.isArray(current)
    ? conjuncts(document, `${parameter.schema}/items`).flatMap((node) => itemChanges(document, node.pointer))
    : [];
  return [...changes, ...items]
    .map((change) => ({ ...change, changed: change.value() }))
    .filter(({ changed }) => isSendable(changed) && !(place === "path" && isEmpty(changed)))
    .map(({ name: change, where, changed }) => ({
      name: `${place} ${name}: ${change}`,
      where,
      property: name,
      place,
      call: () => withValue(parameter, call, changed),
      // Not every server distinguishes an empty value from a missing one.
      ...(isEmpty(changed) && { needs: "strictQuery" as const }),
    }));
}

/** Lists the changes of a single item of an array. */
function itemChanges(
  document: Description["document"],
  pointer: string,
): { name: string; where: string; value: () => Json }[] {
  const values = toStrings(getAtPointer(document, `${pointer}/enum`));
  const pattern = getAtPointer(document, `${pointer}/pattern`);
  return [
    ...values.map((value) => ({
      name: `${value}, one of the allowed values`,
      where: `${pointer}/enum`,
      value: () => [value],
    })),
    ...(values.length > 0
      ? [{ name: "an item that is not an allowed value", where: `${pointer}/enum`, value: () => ["no_such_column"] }]
      : []),
    ...(typeof pattern === "string"
      ? ["no_such_column,1", "no_comma", "name,a,no_such_operator", "name,a,b,no_such_operator"].map((text) => ({
          name: `${text}, which violates the pattern`,
          where: `${pointer}/pattern`,
          value: () => [text],
        }))
      : []),
  ];
}

function currentValue({ name, in: place, example }: Parameter, call: Call): Json {
  if (place === "path") return call.path[name] ?? example ?? null;
  if (place === "header") return call.headers[name] ?? example ?? null;
  return call.query[name] ?? example ?? null;
}

function withValue({ name, in: place }: Parameter, call: Call, value: Json): Call {
  if (place === "path") return { ...call, path: { ...call.path, [name]: value } };
  if (place === "header") return { ...call, headers: { ...call.headers, [name]: toText(value) } };
  return { ...call, query: { ...call.query, [name]: value } };
}

/** Objects, nested arrays and booleans cannot be sent as a parameter. */
function isSendable(value: Json): boolean {
  if (Array.isArray(value)) return value.every((item) => typeof item === "string");
  return typeof value === "string" || typeof value === "number";
}

function isEmpty(value: Json): boolean {
  return value === "" || (Array.isArray(value) && value.length === 0);
}
