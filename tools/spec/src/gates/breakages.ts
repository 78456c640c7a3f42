import type { Json, JsonObject } from "@chekt/description";
import type { Dto } from "./dto.ts";

/** A copy of a valid object that is broken in one known way. */
export interface Breakage {
  how: string;
  value: JsonObject;
}

/** A value of another type than a valid one has. */
function wrongType(valid: Json | undefined): Json {
  const isObject = typeof valid === "object" && valid !== null && !Array.isArray(valid);
  return isObject ? "unexpected" : { unexpected: true };
}

/** A value of the right type that is not one of the type's literals. Undefined if the type has no literals. */
function unknownLiteral(type: string): Json | undefined {
  const [first = ""] = type.split(" | ");
  if (first.startsWith('"')) return "unexpected";
  if (/^\d/.test(first)) return 99;
  return first === "true" || first === "false" ? first !== "true" : undefined;
}

/**
 * Every way to break one property: omit it, set it to another type, null or a value outside its enum, or add an unknown
 * property. A property of any type can only be omitted. The properties come from the reference, not from the schema under
 * test.
 */
export function listBreakages({ closed, properties }: Dto, valid: JsonObject): Breakage[] {
  const breakages: Breakage[] = [];
  for (const [key, type] of Object.entries(properties)) {
    const name = key.replace(/\?$/, "");
    const set = (value: Json): JsonObject => ({ ...valid, [name]: value });
    if (key === name) {
      const { [name]: _omitted, ...value } = valid;
      breakages.push({ how: `without the required ${name}`, value });
    }
    if (type === "unknown") continue;
    breakages.push({ how: `with ${name} of the wrong type`, value: set(wrongType(valid[name])) });
    if (!type.endsWith(" | null")) breakages.push({ how: `with ${name} null`, value: set(null) });
    const unknown = unknownLiteral(type);
    if (unknown !== undefined) breakages.push({ how: `with an unknown ${name}`, value: set(unknown) });
  }
  if (closed) breakages.push({ how: "with an undescribed property", value: { ...valid, unexpected: true } });
  return breakages;
}
