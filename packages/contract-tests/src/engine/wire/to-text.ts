import type { Json } from "@chekt/description";

/** A value as the text of a parameter: a string as it is, anything else as JSON. */
export function toText(value: Json | undefined): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}
