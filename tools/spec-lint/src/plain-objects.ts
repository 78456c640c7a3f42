import type { Visitor } from "./redocly.ts";

interface JsonObject {
  [key: string]: unknown;
}

interface Root {
  readonly components?: { readonly schemas?: Record<string, JsonObject> };
}

/** Keywords that describe a schema. The outermost one wins. */
const annotations = new Set(["description", "example"]);

/**
 * Replaces `allOf` in the schemas of the bundle by plain objects with `properties` and `required`. Most generators read
 * an `allOf` whose siblings require properties as an object without required properties.
 *
 * @throws Error if two parts of an `allOf` cannot be merged.
 */
export function plainObjects(): Visitor {
  return {
    Root: {
      leave(root: Root) {
        const schemas = root.components?.schemas ?? {};
        for (const [name, schema] of Object.entries(schemas)) {
          if (!("allOf" in schema)) continue;
          // A copy, because YAML writes shared objects as aliases.
          const plain = structuredClone(merge(name, schema, schemas));
          for (const key of Object.keys(schema)) delete schema[key];
          Object.assign(schema, plain);
        }
      },
    },
  };
}

function merge(name: string, schema: JsonObject, schemas: Record<string, JsonObject>): JsonObject {
  const { allOf, ...rest } = schema;
  let merged: JsonObject = {};
  for (const part of [...(Array.isArray(allOf) ? allOf : []), rest] as JsonObject[]) {
    const { $ref: reference } = part;
    const target = typeof reference === "string" ? schemas[reference.replace("#/components/schemas/", "")] : part;
    if (!target) throw new Error(`${name}: ${String(reference)} in allOf is not a schema of the description.`);
    merged = mergeParts(name, merged, part === rest ? rest : merge(name, target, schemas));
  }
  const { required } = merged;
  // A schema that requires properties needs no minimum number of them.
  if (Array.isArray(required) && required.length >= Number(merged["minProperties"])) delete merged["minProperties"];
  return merged;
}

function mergeParts(name: string, base: JsonObject, part: JsonObject): JsonObject {
  const merged: JsonObject = { ...base };
  for (const [keyword, value] of Object.entries(part)) {
    const existing = base[keyword];
    if (existing === undefined || annotations.has(keyword)) merged[keyword] = value;
    else if (keyword === "properties") merged[keyword] = mergeProperties(name, existing, value);
    else if (keyword === "required" || keyword === "x-assumed") {
      merged[keyword] = [...new Set([existing, value].flat())];
    } else if (existing !== value) {
      throw new Error(`${name}: the parts of its allOf have different values of ${keyword}. Write the schema out.`);
    }
  }
  return merged;
}

function mergeProperties(name: string, base: unknown, part: unknown): JsonObject {
  const repeated = Object.keys(Object(part)).filter((property) => property in Object(base));
  if (repeated.length > 0) {
    throw new Error(`${name}: several parts of its allOf define ${repeated.join(", ")}. Write the schema out.`);
  }
  return { ...Object(base), ...Object(part) };
}
