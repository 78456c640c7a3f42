import type { Part } from "./secrets.ts";

/** Quotes a text as one word of a POSIX shell. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Quotes parts as one word of a POSIX shell, with variables for the secrets. */
export function quoteParts(parts: readonly Part[]): string {
  return parts.map((part) => ("text" in part ? quote(part.text) : `"$${part.variable}"`)).join("");
}

/** Control characters, except line breaks and tabs. */
const CONTROL = /[^\P{Cc}\n\t]/u;

/** Whether a text contains characters that an argument cannot, or that a terminal would execute when pasted. */
export function needsPrintf(text: string): boolean {
  return CONTROL.test(text);
}

/** Returns a command that prints any text, byte for byte. */
export function printf(text: string): string {
  const escaped = text
    .replaceAll("\\", "\\\\")
    .replaceAll("%", "%%")
    // A leading dash would be an option.
    .replaceAll(new RegExp(`^-|${CONTROL.source}`, "gu"), octal);
  return `printf ${quote(escaped)}`;
}

function octal(letter: string): string {
  return [...new TextEncoder().encode(letter)].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
}
