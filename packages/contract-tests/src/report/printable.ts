/** Control characters, and those that change the direction of text or are invisible. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/**
 * Makes a foreign text safe to print: a terminal would execute escape sequences, and invisible characters could hide what
 * the text says. They become visible, such as `\u001b`.
 */
export function printable(text: string): string {
  return text.replaceAll(UNPRINTABLE, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`,
    ).join(""),
  );
}
