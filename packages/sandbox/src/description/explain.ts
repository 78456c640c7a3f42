import { parsePointer } from "@chekt/description";
import { formatAlternatives } from "../alternatives.ts";
import type { SchemaError } from "./described-operation.ts";

/** A schema violation in words. */
export interface Fault {
  /** The path of the value in the body, such as `[3].name`, or the name of a parameter. Empty for the whole value. */
  readonly field: string;
  readonly message: string;
}

/** How many characters of a received value a message quotes. */
const SHOWN = 60;

/**
 * Describes a schema violation in a sentence: which value, which rule, and what was received.
 *
 * @param whole what to call the validated value itself, such as "the body".
 */
export function explain(errors: readonly SchemaError[], value: unknown, whole: string): Fault {
  const error = pickError(errors);
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
      return { field, message: `${field} is unknown. Check its spelling.` };
    }
    default: {
      const field = formatPath(path);
      return { field, message: `${field || whole} ${describeRule(error, received)}` };
    }
  }
}

/** Skips the errors of `anyOf` and `oneOf`, which say only that no branch matches. */
function pickError(errors: readonly SchemaError[]): SchemaError {
  const first = errors.find(({ keyword }) => keyword !== "anyOf" && keyword !== "oneOf");
  if (!first) throw new Error("The validator rejected a value but reported no error.");
  return first;
}

function describeRule({ keyword, params, schemaPath }: SchemaError, received: unknown): string {
  const limit = Number(params["limit"]);
  switch (keyword) {
    case "type":
      return `must be ${article(String(params["type"]))}, but is ${describe(received)}`;
    case "enum":
      return `must be ${formatAlternatives((params["allowedValues"] as unknown[]).map((item) => JSON.stringify(item)))}, but is ${describe(received)}`;
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
      return `must have at least ${limit} ${limit === 1 ? "property" : "properties"}`;
    case "uniqueItems":
      return `must not contain duplicates, but items ${Number(params["j"])} and ${Number(params["i"])} are equal`;
    case "minimum":
      return `must be ${limit} or more, but is ${describe(received)}`;
    case "maximum":
      return `must be ${limit} or less, but is ${describe(received)}`;
    case "format":
      return `must be ${formats[String(params["format"])] ?? `in the format ${String(params["format"])}`}, but is ${describe(received)}`;
    case "pattern":
      return `must match ${String(params["pattern"])}, but is ${describe(received)}`;
    default:
      throw new Error(`No message for the keyword ${keyword} of ${schemaPath}.`);
  }
}

const formats: Readonly<Record<string, string>> = {
  "date-time": "a timestamp in ISO 8601 with its UTC offset, such as 2024-03-27T12:34:56Z",
  email: "an email address",
  uri: "a URI",
  uuid: "a UUID",
};

function article(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

/** Describes a received value on one line. Strings keep their JSON quotes, which show that they are strings. */
function describe(value: unknown): string {
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  const text = JSON.stringify(value) ?? "absent";
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

function formatPath(path: readonly string[]): string {
  return path.reduce((field, key) => (/^\d+$/.test(key) ? `${field}[${key}]` : field ? `${field}.${key}` : key), "");
}
