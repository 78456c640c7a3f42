import { conjuncts, getAtPointer, isObject, type Json, listChoices, type Operation } from "@chekt/description";
import type { Description } from "../description.ts";
import type { Call, Wire } from "../engine/wire/call.ts";
import { valueChanges } from "./changes.ts";
import type { Variation } from "./variation.ts";

/** How many items of an array are varied. They all have the same schema. */
const ITEMS = 2;

type Place = readonly (string | number)[];

/** Lists the variations of the values in a call's body. */
export function bodyVariations(description: Description, operation: Operation, call: Call): Variation[] {
  const { body } = operation;
  if (!body || call.body === undefined) return [];
  const root = call.body;
  return valueVariations(description, body.schema, root, []).map(({ place, name, where, value }) => {
    const path = place.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("");
    return {
      name: `body${path}: ${name}`,
      where,
      property: place.findLast((key) => typeof key === "string"),
      place: "body",
      call: () => ({ ...call, body: replaced(root, place, value()) }),
      large: /^\d{3,} items/.test(name),
      ...(body.mediaType !== "application/json" && { needs: "strictForms" as const }),
    };
  });
}

interface Placed {
  readonly place: Place;
  readonly name: string;
  readonly where: string;
  readonly value: () => Json;
}

function valueVariations(description: Description, pointer: string, value: Json, place: Place): Placed[] {
  const { document, validator } = description;
  // Of several alternatives, those that the value matches are varied.
  const choices = [...listChoices(document, pointer, "anyOf"), ...listChoices(document, pointer, "oneOf")];
  const matching = choices.filter((choice) => validator(choice)(value));
  const nodes = [pointer, ...matching].flatMap((at) => conjuncts(document, at));
  const own = nodes.flatMap((node) => valueChanges(value, node).map((change) => ({ ...change, place })));
  const inner = nodes.flatMap(({ node, pointer: at }) => {
    if (Array.isArray(value)) {
      return node["items"] === undefined
        ? []
        : value
            .slice(0, ITEMS)
            .flatMap((item, index) => valueVariations(description, `${at}/items`, item, [...place, index]));
    }
    if (!isObject(value)) return [];
    return Object.entries(value).flatMap(([name, property]) =>
      getAtPointer(node, `/properties/${name}`) === undefined
        ? []
        : valueVariations(description, `${at}/properties/${name}`, property, [...place, name]),
    );
  });
  return [...own, ...inner];
}

function replaced(value: Json, [key, ...rest]: Place, by: Json): Json {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? replaced(item, rest, by) : item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, property]) => [name, name === key ? replaced(property, rest, by) : property]),
  );
}

/** Lists the variations of a body as a whole: its encoding and media type. */
export function wireVariations(operation: Operation, call: Call): Variation[] {
  const { body } = operation;
  if (!body) return [];
  const where = `${operation.pointer}/requestBody`;
  const variation = (name: string, change: (wire: Wire) => Wire): Variation => ({
    name: `body: ${name}`,
    where,
    property: undefined,
    place: "body",
    call: () => call,
    wire: change,
  });
  const other = body.mediaType === "application/json" ? "application/x-www-form-urlencoded" : "application/json";
  return [
    variation("empty", (wire) => ({ ...wire, body: "" })),
    variation("without a content-type", withMediaType(undefined)),
    variation(`as ${other}`, withMediaType(other)),
    variation("as text/plain", withMediaType("text/plain")),
    ...(body.mediaType === "application/json"
      ? [
          variation("truncated JSON", (wire) => ({ ...wire, body: String(wire.body).slice(0, -1) })),
          variation("JSON with a trailing comma", (wire) => ({ ...wire, body: `${String(wire.body)},` })),
          variation("not JSON", (wire) => ({ ...wire, body: "<xml/>" })),
        ]
      : []),
  ];
}

/** Changes or removes the media type of a request. */
function withMediaType(type: string | undefined): (wire: Wire) => Wire {
  return (wire) => {
    const { "content-type": _type, ...others } = wire.headers;
    return { ...wire, headers: type === undefined ? others : { ...others, "content-type": type } };
  };
}
