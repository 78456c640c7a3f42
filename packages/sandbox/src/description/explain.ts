import { parsePointer } from "@chekt/description";
import type { SchemaError } from "./described-operation.ts";

/** What a schema found wrong, for a person: the place, and a sentence. */
export interface Fault {
  /** The path of the value in the body, `[3].name`, or the name of a parameter. Empty for the whole. */
  readonly field: string;
  readonly message: string;
}

/** How much of a value is repeated to the one who sent it. */
const SHOWN = 60;

/**
 * Says in a sentence what a validator found: which value, which rule, and what was received.
 *
 * @param whole what to call the validated value itself, "the body".
 */
export function explain(errors: readonly SchemaError[], value: unknown, whole: string): Fault {
  const error = mostTelling(errors);
  const path = parsePointer(error.instancePath);
  const received = path.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], value);
  const { params } = error;
  switch (error.keyword) {
    case "required":
    case "dependentRequired": {
      const field = formatPath([...path, String(params["missingProperty"])]);
      return { field, message: `${field} is required` };
    }
    case "additionalProperties": {
      const field = formatPath([...path, String(params["additionalProperty"])]);
      return { field, message: `${field} is not known here; look for a misspelling` };
    }
    default: {
      const field = formatPath(path);
      return { field, message: `${field || whole} ${describeRule(error, received)}` };
    }
  }
}

/** Of the errors of an `anyOf` or a `oneOf` the last is only that none of its branches fitted. */
function mostTelling(errors: readonly SchemaError[]): SchemaError {
  const first = errors.find(({ keyword }) => keyword !== "anyOf" && keyword !== "oneOf");
  if (!first) throw new Error("A validator that refuses a value says why.");
  return first;
}

function describeRule({ keyword, params, schemaPath }: SchemaError, received: unknown): string {
  const limit = Number(params["limit"]);
  switch (keyword) {
    case "type":
      return `must be ${article(String(params["type"]))}, but is ${describe(received)}`;
    case "enum":
      return `must be ${alternatives(params["allowedValues"] as unknown[])}, but is ${describe(received)}`;
    case "const":
      return `must be ${JSON.stringify(params["allowedValue"])}, but is ${describe(received)}`;
    case "minLength":
      return limit === 1 ? "must not be empty" : `must have at least ${limit} characters, but is ${describe(received)}`;
    case "maxLength":
      return `must have at most ${limit} characters, but is ${describe(received)}`;
    case "minItems":
      return limit === 1 ? "must not be empty" : `must have at least ${limit} items`;
    case "maxItems":
      return `must have at most ${limit} items, but has ${(received as unknown[]).length}`;
    case "not":
      return "must not be sent";
    case "minProperties":
      return "must say something";
    case "uniqueItems":
      return `must name nothing twice, but the items ${Number(params["j"])} and ${Number(params["i"])} are equal`;
    case "minimum":
      return `must be ${limit} or more, but is ${describe(received)}`;
    case "maximum":
      return `must be ${limit} or less, but is ${describe(received)}`;
    case "format":
      return `must be ${formats[String(params["format"])] ?? `of the format ${String(params["format"])}`}, but is ${describe(received)}`;
    case "pattern":
      return `must match ${String(params["pattern"])}, but is ${describe(received)}`;
    default:
      throw new Error(`There are no words for the rule ${keyword} of ${schemaPath}.`);
  }
}

const formats: Readonly<Record<string, string>> = {
  "date-time": "a moment in ISO 8601 with its offset, such as 2024-03-27T12:34:56Z",
  email: "a mail address",
  int64: "a whole number",
  uri: "a URI",
  uuid: "a UUID",
};

function article(type: string): string {
  if (type === "integer") return "a whole number";
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function alternatives(values: readonly unknown[]): string {
  const texts = values.map((value) => JSON.stringify(value));
  const last = texts.pop();
  return texts.length === 0 ? String(last) : `${texts.join(", ")} or ${last}`;
}

/** A value as it was received, its type told by how JSON writes it; no more of it than fits a line. */
function describe(value: unknown): string {
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  const text = JSON.stringify(value) ?? "absent";
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

function formatPath(path: readonly string[]): string {
  return path.reduce((field, key) => (/^\d+$/.test(key) ? `${field}[${key}]` : field ? `${field}.${key}` : key), "");
}
