/**
 * Fills the parameters of a path template in, encoded.
 *
 * @throws TypeError for a value that would ask for another path than is meant: one that is missing, empty, `.`, `..`,
 * has a slash or half a character, is not a whole number where it is a number, or is neither text nor number.
 */
export function fillPath(template: string, parameters: Readonly<Record<string, unknown>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_braces, name: string) =>
    encodeURIComponent(check(name, parameters[name])),
  );
}

function check(name: string, value: unknown): string | number {
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  // The two dots are names of folders, which URL resolves even where they are encoded.
  if (typeof value === "string" && !/^\.{0,2}$|\//.test(value) && value.isWellFormed()) return value;
  const shown = typeof value === "string" ? JSON.stringify(value) : String(value);
  throw new TypeError(`The path parameter ${name} is ${shown}; pass the id that the API gave, such as 42.`);
}
