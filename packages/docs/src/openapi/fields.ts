import { assumedBy, nameOf, type Reference, resolve, type SchemaNode } from "./document.ts";

/** A property or a parameter, as a reader wants to know it. */
export interface Field {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  /** Markdown. */
  readonly description: string;
  /** Limits, in words. */
  readonly facts: readonly string[];
  /** All values that it takes, where they are counted. */
  readonly values: readonly string[];
  readonly example: string | undefined;
  readonly assumed: readonly string[];
  readonly groups: readonly FieldGroup[];
}

/** The properties of an object, or those of one of the objects that may stand in its place. */
export interface FieldGroup {
  readonly title: string | undefined;
  readonly fields: readonly Field[];
}

type Node = SchemaNode | Reference;

/** The properties of a body. Those of a list are the properties of its rows. */
export function groupsOf(node: Node): readonly FieldGroup[] {
  const schema = merged(node);
  if (schema.items) return groupsOf(schema.items);
  // A list's rows are whole, or, as the text says, the columns asked for.
  if (schema.anyOf?.[0] && !schema.properties) return groupsOf(schema.anyOf[0]);
  if (schema.oneOf && !schema.properties) {
    return schema.oneOf.map((one) => ({ title: merged(one).description, fields: fieldsOf(one) }));
  }
  const fields = fieldsOf(node);
  return fields.length > 0 ? [{ title: undefined, fields }] : [];
}

function fieldsOf(node: Node): readonly Field[] {
  const { properties = {}, required = [] } = merged(node);
  return Object.entries(properties).map(([name, property]) => fieldOf(name, property, required.includes(name)));
}

/** One property, or the schema of a parameter. */
export function fieldOf(name: string, node: Node, required: boolean): Field {
  const schema = merged(node);
  return {
    name,
    required,
    type: typeOf(schema),
    description: schema.description ?? "",
    facts: factsOf(schema),
    values: valuesOf(schema),
    example: schema.example === undefined ? undefined : JSON.stringify(schema.example),
    assumed: assumedBy(schema),
    groups: schema.properties || schema.items || schema.allOf ? groupsOf(schema) : [],
  };
}

/** A schema with what it takes over from others. */
function merged(node: Node): SchemaNode {
  const { allOf = [], ...schema } = resolve<SchemaNode>(node);
  const parts = [...allOf.map(merged), schema];
  const properties = Object.assign({}, ...parts.map((part) => part.properties)) as NonNullable<
    SchemaNode["properties"]
  >;
  const required = [...new Set(parts.flatMap((part) => part.required ?? []))];
  return {
    ...(Object.assign({}, ...parts) as SchemaNode),
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(required.length > 0 && { required }),
  };
}

/** In words: `string`, `integer or null`, `array of objects`. */
export function typeOf(node: Node): string {
  const schema = merged(node);
  if (nameOf(node) === "Timestamp" || (schema.anyOf && schema.type === undefined)) {
    return [...new Set((schema.anyOf ?? []).map((one) => typeOf(one)))].join(" or ") || "any";
  }
  const types = [schema.type ?? (schema.oneOf || schema.properties ? "object" : typeof schema.const)].flat();
  return types.map((type) => (type === "array" ? `array of ${typeOf(schema.items ?? {})}s` : type)).join(" or ");
}

function factsOf(schema: SchemaNode): readonly string[] {
  const { format, minimum, maximum, minLength, maxLength, minItems, maxItems, pattern } = schema;
  const facts = [
    // How many bits an integer has is said by what it may be.
    format === undefined || format === "int64" ? "" : format,
    range(minimum, maximum, ""),
    minLength === 1 && maxLength === undefined ? "not empty" : range(minLength, maxLength, " characters"),
    minItems === 1 && maxItems === undefined ? "not empty" : range(minItems, maxItems, " items"),
    pattern !== undefined && pattern.length < 60 ? `matches ${pattern}` : "",
    schema.default === undefined ? "" : `default ${JSON.stringify(schema.default)}`,
  ];
  return facts.filter((fact) => fact !== "");
}

function range(from: number | undefined, to: number | undefined, unit: string): string {
  if (from === undefined) return to === undefined ? "" : `at most ${to.toLocaleString("en")}${unit}`;
  if (to === undefined) return from === 0 ? "" : `at least ${from.toLocaleString("en")}${unit}`;
  return `${from.toLocaleString("en")} to ${to.toLocaleString("en")}${unit}`;
}

/** Columns can also be written with their table; the text says so, and the list is twice as short. */
function valuesOf(schema: SchemaNode): readonly string[] {
  const values = schema.enum ?? (schema.items ? merged(schema.items).enum : undefined) ?? [];
  return values.map(String).filter((value) => !/^[a-z_]+\.[a-z_0-9]+$/.test(value));
}
