import {
  findItems,
  type Json,
  type JsonObject,
  listChoices,
  type Property,
  readAssumptions,
  readKeywords,
  readProperties,
  toStrings,
} from "@chekt/description";
import { document } from "./document.ts";

/** A property or parameter, prepared for display. */
export interface Field {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  /** Markdown. */
  readonly description: string;
  /** The constraints, in words. */
  readonly facts: readonly string[];
  /** The allowed values, if they are enumerated. */
  readonly values: readonly string[];
  readonly example: string | undefined;
  readonly assumed: readonly string[];
  readonly groups: readonly FieldGroup[];
}

/** The properties of an object, or of one of its alternatives. */
export interface FieldGroup {
  readonly title: string | undefined;
  readonly fields: readonly Field[];
}

/** The properties of the schema at a pointer, or of each of its alternatives. For a list, the properties of its rows. */
export function readGroups(pointer: string): readonly FieldGroup[] {
  const items = findItems(document, pointer);
  if (items !== undefined) {
    // A list's rows are either complete or contain only the selected columns. The complete row is the first
    // alternative.
    const [row = items] = listChoices(document, items, "anyOf");
    return readGroups(row);
  }
  const properties = readProperties(document, pointer);
  if (properties.length > 0) return [{ title: undefined, fields: properties.map(readProperty) }];
  const choices = [...listChoices(document, pointer, "anyOf"), ...listChoices(document, pointer, "oneOf")];
  return choices.flatMap((choice) => {
    const fields = readProperties(document, choice).map(readProperty);
    return fields.length > 0 ? [{ title: textAt(readKeywords(document, choice), "description"), fields }] : [];
  });
}

function readProperty({ name, required, schemas }: Property): Field {
  return readField(name, schemas[0], required);
}

/** A property, or the schema of a parameter. */
export function readField(name: string, pointer: string, required: boolean): Field {
  const schema = readKeywords(document, pointer);
  return {
    name,
    required,
    type: describeType(pointer),
    description: textAt(schema, "description") ?? "",
    facts: describeLimits(schema),
    values: listValues(schema, pointer),
    example: schema["example"] === undefined ? undefined : JSON.stringify(schema["example"]),
    assumed: readAssumptions(schema),
    groups: schema["properties"] || schema["items"] ? readGroups(pointer) : [],
  };
}

/** The type in words: `string`, `integer or null`, `array of objects`. */
export function describeType(pointer: string): string {
  const schema = readKeywords(document, pointer);
  const choices = listChoices(document, pointer, "anyOf");
  if (schema["type"] === undefined && choices.length > 0) {
    return [...new Set(choices.map(describeType))].join(" or ");
  }
  const types = toStrings(schema["type"]);
  if (types.length === 0) types.push(schema["oneOf"] || schema["properties"] ? "object" : typeof schema["const"]);
  const items = findItems(document, pointer);
  return types
    .map((type) => (type === "array" ? `array of ${items === undefined ? "any" : describeType(items)}s` : type))
    .join(" or ");
}

function describeLimits(schema: JsonObject): readonly string[] {
  const { format, pattern, default: fallback, enum: only } = schema;
  const { minLength, maxLength, minItems, maxItems } = schema;
  const limits = [
    typeof format === "string" ? format : "",
    range(schema["minimum"], schema["maximum"], ""),
    minLength === 1 && maxLength === undefined ? "not empty" : range(minLength, maxLength, " characters"),
    minItems === 1 && maxItems === undefined ? "not empty" : range(minItems, maxItems, " items"),
    typeof pattern === "string" && pattern.length < 60 ? `matches ${pattern}` : "",
    fallback === undefined ? "" : `default ${JSON.stringify(fallback)}`,
    Array.isArray(only) && only.length === 1 ? `always ${JSON.stringify(only[0]).replaceAll('"', "")}` : "",
  ];
  return limits.filter((limit) => limit !== "");
}

function range(from: Json | undefined, to: Json | undefined, unit: string): string {
  if (from === undefined) return to === undefined ? "" : `at most ${number(to)}${unit}`;
  if (to === undefined) return from === 0 ? "" : `at least ${number(from)}${unit}`;
  return `${number(from)} to ${number(to)}${unit}`;
}

function number(value: Json): string {
  return Number(value).toLocaleString("en");
}

/** The allowed values. Columns that are qualified with their table are omitted, because the text mentions that form. */
function listValues(schema: JsonObject, pointer: string): readonly string[] {
  const items = findItems(document, pointer);
  const values = schema["enum"] ?? (items === undefined ? [] : readKeywords(document, items)["enum"]) ?? [];
  return (Array.isArray(values) ? values : []).map(String).filter((value) => !/^[a-z_]+\.[a-z_0-9]+$/.test(value));
}

function textAt(node: JsonObject, key: string): string | undefined {
  const value = node[key];
  return typeof value === "string" ? value : undefined;
}
