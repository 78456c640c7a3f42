import { printableLines } from "@chekt/description/printable";

/** Escapes a string for HTML. Line breaks stay. */
export function escape(text: string): string {
  return printableLines(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
