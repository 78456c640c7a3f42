import { getAtPointer, isObject, type Json, type Operation, conjuncts } from "@chekt/description";
import type { Description } from "../description.ts";
import type { Call, Wire } from "../engine/wire/call.ts";
import { valueChanges } from "./changes.ts";
import type { Variation } from "./variation.ts";

/** How many items of an array are varied: they are all alike. */
const ITEMS = 2;

type Place = readonly (string | number)[];

/** All that can be done to the values of a call's body. */
export function bodyVariations(
  { document }: Pick<Description, "document">,
  operation: Operation,
  call: Call,
): Variation[] {
  const { body } = operation;
  if (!body || call.body === undefined) return [];
  const root = call.body;
  return valueVariations(document, body.schema, root, []).map(({ place, name, where, value }) => {
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

function valueVariations(document: Description["document"], pointer: string, value: Json, place: Place): Placed[] {
  const nodes = conjuncts(document, pointer);
  const own = nodes.flatMap((node) => valueChanges(value, node).map((change) => ({ ...change, place })));
  const inner = nodes.flatMap(({ node, pointer: at }) => {
    if (Array.isArray(value)) {
      return node["items"] === undefined
        ? []
        : value
            .slice(0, ITEMS)
            .flatMap((item, index) => valueVariations(document, `${at}/items`, item, [...place, index]));
    }
    if (!isObject(value)) return [];
    return Object.entries(value).flatMap(([name, property]) =>
      getAtPointer(node, `/properties/${name}`) === undefined
        ? []
        : valueVariations(document, `${at}/properties/${name}`, property, [...place, name]),
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

/** What can be wrong with a body before anybody reads its values. */
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
    variation("none", (wire) => ({ ...wire, body: "" })),
    variation("without a content-type", as(undefined)),
    variation(`as ${other}`, as(other)),
    variation("as text/plain", as("text/plain")),
    ...(body.mediaType === "application/json"
      ? [
          variation("JSON that is cut", (wire) => ({ ...wire, body: String(wire.body).slice(0, -1) })),
          variation("JSON with a comma too many", (wire) => ({ ...wire, body: `${String(wire.body)},` })),
          variation("no JSON", (wire) => ({ ...wire, body: "<xml/>" })),
        ]
      : []),
  ];
}

/** The same request with another media type, or with none. */
function as(type: string | undefined): (wire: Wire) => Wire {
  return (wire) => {
    const { "content-type": _type, ...others } = wire.headers;
    return { ...wire, headers: type === undefined ? others : { ...others, "content-type": type } };
  };
}
