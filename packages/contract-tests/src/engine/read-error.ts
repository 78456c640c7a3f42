import { isObject, type Json } from "@chekt/description";

/** The format of an error body. CHeKT describes both. */
export type ErrorFormat = "flat" | "nested";

/** An error body, in either format. */
export interface ReadError {
  readonly format: ErrorFormat;
  readonly message: string;
  /** The invalid field, if the error names one. */
  readonly field: string | undefined;
}

/** Reads an error body in either format; undefined if it is neither. The errors of the token endpoint are neither. */
export function readError(json: Json | undefined): ReadError | undefined {
  if (!isObject(json)) return undefined;
  const { error, error_message } = json;
  if (isObject(error) && typeof error["message"] === "string") {
    return { format: "nested", message: error["message"], field: readText(error["field"]) };
  }
  return typeof error_message === "string"
    ? { format: "flat", message: error_message, field: readText(json["field"]) }
    : undefined;
}

function readText(value: Json | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
