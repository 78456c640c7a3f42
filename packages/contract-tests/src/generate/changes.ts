import { isObject, type Json, type JsonObject, toStrings, type Located } from "@chekt/description";
import { toText } from "../engine/wire/to-text.ts";
import type { Change } from "./variation.ts";

/** Strings that violate a format or pattern. */
const invalidStrings: Readonly<Record<string, readonly string[]>> = {
  uuid: ["not-a-uuid", "550e8400e29b41d4a716446655440000x"],
  email: ["not-an-email", "a@b@example.com"],
  uri: ["not a uri", "//"],
  "date-time": ["yesterday", "2023-10-01T12:00:00", "2023-13-01T12:00:00Z", "2023-10-01T25:00:00Z"],
  pattern: ["!?", ""],
};

/** An unusual character, so that even a short string is new. */
const CHARACTER = "字";

/** Lists the changes of a value for the keywords of one schema: valid and invalid ones. */
export function valueChanges(value: Json, schema: Located): Change[] {
  const { node, pointer } = schema;
  const change = (name: string, keyword: string, changed: Json | (() => Json)): Change => ({
    name,
    where: `${pointer}/${keyword}`,
    value: typeof changed === "function" ? changed : () => changed,
  });
  return [
    ...typeChanges(node, change),
    ...enumChanges(node, change),
    ...stringChanges(node, change),
    ...numberChanges(node, change),
    ...(Array.isArray(value) ? arrayChanges(value, node, change) : []),
    ...(isObject(value) ? objectChanges(value, node, change) : []),
  ];
}

type MakeChange = (name: string, keyword: string, changed: Json | (() => Json)) => Change;

const wrongTypes: Readonly<Record<string, readonly Json[]>> = {
  string: [7, true, ["string"], { string: "string" }],
  integer: ["seven", 1.5, true, [7]],
  boolean: ["true", 1],
  array: [{}, "items"],
  object: [[], "object", 7],
};

function typeChanges(node: JsonObject, change: MakeChange): Change[] {
  const types = toStrings([node["type"] ?? []].flat());
  if (types.length === 0) return [];
  const wrong = types.length === 1 ? (wrongTypes[types[0] ?? ""] ?? []) : [];
  return [
    ...wrong.map((value) => change(`${JSON.stringify(value)}, of the wrong type`, "type", value)),
    change(types.includes("null") ? "null" : "null, which is not allowed", "type", null),
  ];
}

function enumChanges(node: JsonObject, change: MakeChange): Change[] {
  const values = node["enum"];
  if (!Array.isArray(values)) return [];
  const numbers = values.filter((value) => typeof value === "number");
  const others: Json[] =
    numbers.length > 0 ? [Math.min(...numbers) - 1, Math.max(...numbers) + 1] : [`${toText(values[0])}x`, ""];
  return [
    ...values.map((value) => change(`${JSON.stringify(value)}, one of the allowed values`, "enum", value)),
    ...others.map((value) => change(`${JSON.stringify(value)}, not an allowed value`, "enum", value)),
  ];
}

function stringChanges(node: JsonObject, change: MakeChange): Change[] {
  const { minLength, maxLength, format, pattern } = node;
  const lengths = (keyword: string, bound: Json | undefined): Change[] =>
    typeof bound === "number"
      ? [bound - 1, bound, bound + 1]
          .filter((length) => length >= 0)
          .map((length) => change(`${length} characters, with ${keyword} ${bound}`, keyword, CHARACTER.repeat(length)))
      : [];
  const broken = (keyword: string, values: readonly string[] = []): Change[] =>
    values.map((value) => change(`${JSON.stringify(value)}, which violates the ${keyword}`, keyword, value));
  return [
    ...lengths("minLength", minLength),
    ...lengths("maxLength", maxLength),
    ...(typeof format === "string" ? broken("format", invalidStrings[format]) : []),
    ...(typeof pattern === "string" ? broken("pattern", invalidStrings["pattern"]) : []),
  ];
}

function numberChanges({ minimum, maximum }: JsonObject, change: MakeChange): Change[] {
  return Object.entries({ minimum, maximum }).flatMap(([keyword, bound]) =>
    typeof bound === "number"
      ? [bound - 1, bound, bound + 1].map((value) => change(`${value}, with ${keyword} ${bound}`, keyword, value))
      : [],
  );
}

function arrayChanges(value: readonly Json[], node: JsonObject, change: MakeChange): Change[] {
  const { minItems, maxItems, uniqueItems } = node;
  const [first] = value;
  const sized =
    (length: number): (() => Json) =>
    () =>
      Array.from({ length }, (_item, index) => value[index % Math.max(value.length, 1)] ?? null);
  const sizes = (keyword: string, bound: Json | undefined): Change[] =>
    typeof bound === "number"
      ? [bound - 1, bound, bound + 1]
          .filter((length) => length >= 0)
          .map((length) => change(`${length} items, with ${keyword} ${bound}`, keyword, sized(length)))
      : [];
  return [
    ...sizes("minItems", minItems),
    ...sizes("maxItems", maxItems),
    ...(uniqueItems === true && first !== undefined ? [change("a duplicate item", "uniqueItems", [first, first])] : []),
  ];
}

/** A property that no schema has. */
const UNKNOWN_PROPERTY = "no_such_property";

function objectChanges(value: JsonObject, node: JsonObject, change: MakeChange): Change[] {
  const required = toStrings(node["required"]);
  const without = (names: readonly string[]): Json =>
    Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
  const optional = Object.keys(value).filter((name) => !required.includes(name));
  const { dependentRequired, properties } = node;
  return [
    ...required.map((name) => change(`without ${name}`, "required", () => without([name]))),
    // The schema with the properties also says which of them are required.
    ...(isObject(properties) && optional.length > 0
      ? [change("with required properties only", "required", () => without(optional))]
      : []),
    ...(node["additionalProperties"] === false
      ? [change("with an unknown property", "additionalProperties", () => ({ ...value, [UNKNOWN_PROPERTY]: 1 }))]
      : []),
    ...Object.entries(isObject(dependentRequired) ? dependentRequired : {}).flatMap(([name, others]) =>
      toStrings(others).map((other) =>
        change(`${name} without ${other}`, "dependentRequired", () => ({
          ...(without([other]) as JsonObject),
          [name]: value[name] ?? CHARACTER,
        })),
      ),
    ),
  ];
}
