import { isObject, type Json, type JsonObject, toStrings, type Located } from "@chekt/description";
import { toText } from "../engine/wire/to-text.ts";
import type { Change } from "./variation.ts";

/** What is of no pattern and no format. */
const brokenTexts: Readonly<Record<string, readonly string[]>> = {
  uuid: ["not-a-uuid", "550e8400e29b41d4a716446655440000x"],
  email: ["nobody", "a@b@example.com"],
  uri: ["no uri", "//"],
  "date-time": ["yesterday", "2023-10-01T12:00:00", "2023-13-01T12:00:00Z", "2023-10-01T25:00:00Z"],
  pattern: ["!?", ""],
};

/** A letter that nothing else has, so that a short text is still a new one. */
const LETTER = "字";

/** All that can be done to a value by the keywords of one schema: what leaves it valid, and what does not. */
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
    ...textChanges(node, change),
    ...numberChanges(node, change),
    ...(Array.isArray(value) ? arrayChanges(value, node, change) : []),
    ...(isObject(value) ? objectChanges(value, node, change) : []),
  ];
}

type Make = (name: string, keyword: string, changed: Json | (() => Json)) => Change;

const ofOtherTypes: Readonly<Record<string, readonly Json[]>> = {
  string: [7, true, ["text"], { text: "text" }],
  integer: ["seven", 1.5, true, [7]],
  boolean: ["true", 1],
  array: [{}, "items"],
  object: [[], "object", 7],
};

function typeChanges(node: JsonObject, change: Make): Change[] {
  const types = toStrings([node["type"] ?? []].flat());
  if (types.length === 0) return [];
  const wrong = types.length === 1 ? (ofOtherTypes[types[0] ?? ""] ?? []) : [];
  return [
    ...wrong.map((value) => change(`${JSON.stringify(value)}, not of the type`, "type", value)),
    change(types.includes("null") ? "null" : "null where it is not allowed", "type", null),
  ];
}

function enumChanges(node: JsonObject, change: Make): Change[] {
  const values = node["enum"];
  if (!Array.isArray(values)) return [];
  const numbers = values.filter((value) => typeof value === "number");
  const others: Json[] =
    numbers.length > 0 ? [Math.min(...numbers) - 1, Math.max(...numbers) + 1] : [`${toText(values[0])}x`, ""];
  return [
    ...values.map((value) => change(`one of its values, ${JSON.stringify(value)}`, "enum", value)),
    ...others.map((value) => change(`${JSON.stringify(value)}, none of its values`, "enum", value)),
  ];
}

function textChanges(node: JsonObject, change: Make): Change[] {
  const { minLength, maxLength, format, pattern } = node;
  const lengths = (keyword: string, bound: Json | undefined): Change[] =>
    typeof bound === "number"
      ? [bound - 1, bound, bound + 1]
          .filter((length) => length >= 0)
          .map((length) => change(`${length} letters, where ${keyword} is ${bound}`, keyword, LETTER.repeat(length)))
      : [];
  const broken = (keyword: string, texts: readonly string[] = []): Change[] =>
    texts.map((text) => change(`${JSON.stringify(text)}, against its ${keyword}`, keyword, text));
  return [
    ...lengths("minLength", minLength),
    ...lengths("maxLength", maxLength),
    ...(typeof format === "string" ? broken("format", brokenTexts[format]) : []),
    ...(typeof pattern === "string" ? broken("pattern", brokenTexts["pattern"]) : []),
  ];
}

function numberChanges({ minimum, maximum }: JsonObject, change: Make): Change[] {
  return Object.entries({ minimum, maximum }).flatMap(([keyword, bound]) =>
    typeof bound === "number"
      ? [bound - 1, bound, bound + 1].map((value) =>
          change(`${value}, where the ${keyword} is ${bound}`, keyword, value),
        )
      : [],
  );
}

function arrayChanges(value: readonly Json[], node: JsonObject, change: Make): Change[] {
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
          .map((length) => change(`${length} items, where ${keyword} is ${bound}`, keyword, sized(length)))
      : [];
  return [
    ...sizes("minItems", minItems),
    ...sizes("maxItems", maxItems),
    ...(uniqueItems === true && first !== undefined ? [change("an item twice", "uniqueItems", [first, first])] : []),
  ];
}

/** A name that no description has. */
const STRANGER = "no_such_property";

function objectChanges(value: JsonObject, node: JsonObject, change: Make): Change[] {
  const required = toStrings(node["required"]);
  const without = (names: readonly string[]): Json =>
    Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
  const optional = Object.keys(value).filter((name) => !required.includes(name));
  const { dependentRequired, properties } = node;
  return [
    ...required.map((name) => change(`without ${name}`, "required", () => without([name]))),
    // Only where the properties stand is it told which of them are required.
    ...(isObject(properties) && optional.length > 0
      ? [change("with what is required only", "required", () => without(optional))]
      : []),
    ...(node["additionalProperties"] === false
      ? [change("with a property that is not described", "additionalProperties", () => ({ ...value, [STRANGER]: 1 }))]
      : []),
    ...Object.entries(isObject(dependentRequired) ? dependentRequired : {}).flatMap(([name, others]) =>
      toStrings(others).map((other) =>
        change(`${name} without ${other}`, "dependentRequired", () => ({
          ...(without([other]) as JsonObject),
          [name]: value[name] ?? LETTER,
        })),
      ),
    ),
  ];
}
