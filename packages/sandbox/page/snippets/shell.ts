import type { Part } from "./secrets.ts";

/** A text as one word of a POSIX shell. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Parts of a text as one word of a POSIX shell, secrets out of its variables. */
export function quoteParts(parts: readonly Part[]): string {
  return parts.map((part) => ("text" in part ? quote(part.text) : `"$${part.variable}"`)).join("");
}

/** Control characters but for line breaks and tabs. */
const CONTROL = /[^\P{Cc}\n\t]/u;

/** Whether a text has what no argument can hold, or what a terminal takes for a command when it is pasted. */
export function needsPrintf(text: string): boolean {
  return CONTROL.test(text);
}

/** A command that prints any text, byte for byte. */
export function printf(text: string): string {
  const escaped = text
    .replaceAll("\\", "\\\\")
    .replaceAll("%", "%%")
    // A dash at the beginning would be an option.
    .replaceAll(new RegExp(`^-|${CONTROL.source}`, "gu"), octal);
  return `printf ${quote(escaped)}`;
}

function octal(letter: string): string {
  return [...new TextEncoder().encode(letter)].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
}
