/** Control characters, those that change the direction of text, and invisible ones. Joiners stay: emoji consist of them. */
const UNPRINTABLE = /[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu;

/**
 * Makes a foreign text safe to print on one line: a terminal would execute escape sequences, and characters that are
 * invisible or change the direction could hide what the text says. They become visible, such as `\u001b`.
 */
export function printable(text: string): string {
  return text.replaceAll(UNPRINTABLE, escapeUnits);
}

/** Makes a foreign text safe to show, like {@link printable}, but keeps line breaks and tabs. */
export function printableLines(text: string): string {
  return text.replaceAll(UNPRINTABLE, (character) => (/[\n\t]/.test(character) ? character : escapeUnits(character)));
}

function escapeUnits(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`,
  ).join("");
}
