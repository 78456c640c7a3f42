import { el } from "./dom.ts";

/** Saves a file. Its content was fetched before, because a link would not send the control token. */
export function download(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  el("a", { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}
