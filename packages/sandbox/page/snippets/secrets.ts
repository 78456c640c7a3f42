/** What stands in the log in the place of a secret. */
export const MASK = "***";

/** The variable that a snippet takes a masked field from: `client_secret` from `CLIENT_SECRET`. */
export function environmentVariable(name: string): string {
  return name.toUpperCase();
}

/** A part of a text: as it stands, or a variable that holds a secret. */
export type Part = { readonly text: string } | { readonly variable: string };

/** The parts of a URL, whose query may hold masked secrets. */
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
