import type { Json } from "@chekt/description";

/** Converts a value to a string: strings stay as they are, other values become JSON. */
export function toText(value: Json | undefined): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}
