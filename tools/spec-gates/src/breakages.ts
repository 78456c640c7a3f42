import type { Json, JsonObject } from "@chekt/partner-contract-tests/description";
import { flatten, follow } from "./sample.ts";

/** A copy of a valid object that is broken in one known way. */
export interface Breakage {
  how: string;
  value: JsonObject;
}

function typesOf(schema: JsonObject): Json[] {
  return [schema["type"] ?? (Array.isArray(schema["anyOf"]) ? "string" : "object")].flat();
}

/** A value of a type that the schema does not name. */
function wrongType(schema: JsonObject): Json {
  const types = typesOf(schema);
  if (!types.includes("object")) return { unexpected: true };
  return "unexpected";
}

/** Every way to break one property: leave it out, give it another type, a value outside its enum, or add a stranger. */
export function breakagesOf(document: JsonObject, unresolved: JsonObject, valid: JsonObject): Breakage[] {
  const { schema, properties, required } = flatten(document, unresolved);
  const breakages: Breakage[] = [];
  for (const name of required) {
    const { [name]: _left, ...value } = valid;
    breakages.push({ how: `without the required ${name}`, value });
  }
  for (const [name, property] of properties) {
    const resolved = follow(document, property);
    breakages.push({ how: `with ${name} of a wrong type`, value: { ...valid, [name]: wrongType(resolved) } });
    if (!typesOf(resolved).includes("null")) {
      breakages.push({ how: `with ${name} null`, value: { ...valid, [name]: null } });
    }
    if (Array.isArray(resolved["enum"])) {
      const unknown = resolved["enum"].every((member) => typeof member === "number") ? 99 : "unexpected";
      breakages.push({ how: `with an unknown ${name}`, value: { ...valid, [name]: unknown } });
    }
    if (typeof resolved["const"] === "boolean") {
      breakages.push({ how: `with the other ${name}`, value: { ...valid, [name]: !resolved["const"] } });
    }
  }
  if (schema["additionalProperties"] === false) {
    breakages.push({ how: "with a property that is not described", value: { ...valid, unexpected: true } });
  }
  return breakages;
}
