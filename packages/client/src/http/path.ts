/**
 * Replaces the parameters of a path template with encoded values.
 *
 * @throws TypeError for a value that would change the path: missing, empty, `.`, `..`, a non-integer number, a string with
 *   a slash or a lone surrogate, or neither a string nor a number.
 */
export function fillPath(template: string, parameters: Readonly<Record<string, unknown>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_braces, name: string) =>
    encodeURIComponent(checkParameter(name, parameters[name])),
  );
}

function checkParameter(name: string, value: unknown): string | number {
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  // URL resolves . and .. even if they are encoded.
  if (typeof value === "string" && !/^\.{0,2}$|\//.test(value) && value.isWellFormed()) return value;
  const shown = typeof value === "string" ? JSON.stringify(value) : String(value);
  throw new TypeError(`The path parameter ${name} is ${shown}; pass the ID from the API, such as 42.`);
}
