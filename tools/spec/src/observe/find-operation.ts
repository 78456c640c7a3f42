import type { Operation } from "@chekt/description";

/** An operation, and the values of its path parameters. */
export interface Match {
  readonly operation: Operation;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * The operation of a recorded request. Behind a proxy, the path may have a prefix, so templates match at its end. Of two
 * matches, the one with fewer parameters wins: `connect` in `/dealers/connect` is not the ID of a dealer.
 */
export function findOperation(operations: readonly Operation[], method: string, pathname: string): Match | undefined {
  const matches = operations.flatMap((operation) => {
    const found = operation.method.toUpperCase() === method ? pathPattern(operation.path).exec(pathname) : null;
    return found ? [{ operation, parameters: { ...found.groups } }] : [];
  });
  return matches.toSorted((one, two) => Object.keys(one.parameters).length - Object.keys(two.parameters).length)[0];
}

const patterns = new Map<string, RegExp>();

function pathPattern(template: string): RegExp {
  const known = patterns.get(template);
  if (known) return known;
  const source = template
    .split(/(\{\w+\})/)
    .map((part) => (part.startsWith("{") ? `(?<${part.slice(1, -1)}>[^/]+)` : part.replaceAll(/[^\w/]/g, "\\$&")))
    .join("");
  const pattern = new RegExp(`${source}$`);
  patterns.set(template, pattern);
  return pattern;
}
