/** Replaces secrets in the log. */
export const MASK = "***";

/** The environment variable of a masked field in a snippet: `CLIENT_SECRET` for `client_secret`. */
export function environmentVariable(name: string): string {
  return name.toUpperCase();
}

/** A part of a string: literal text, or a variable that holds a secret. */
export type Part = { readonly text: string } | { readonly variable: string };

/** Splits a URL whose query may contain masked secrets. */
export function partsOfUrl(url: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of url.matchAll(/(?<=[?&](\w+)=)\*\*\*(?=&|$)/g)) {
    parts.push({ text: url.slice(end, match.index) }, { variable: environmentVariable(match[1] ?? "") });
    end = match.index + MASK.length;
  }
  if (end < url.length) parts.push({ text: url.slice(end) });
  return parts;
}
