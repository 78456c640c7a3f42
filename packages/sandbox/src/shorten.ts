/** Shortens a text that callers control, into a new string, because a slice would keep the whole text in memory. */
export function shorten(text: string, length: number): string {
  return text.length > length ? Buffer.from(`${text.slice(0, length)}…`).toString() : text;
}
