/** The view of the page, from the fragment of its URL. */
export type Route =
  | { readonly view: "requests" | "controls" }
  | { readonly view: "data"; readonly dealerId?: number | undefined; readonly siteId?: number | undefined };

/** Parses a route; undefined if it is invalid. */
export function parseRoute(hash: string): Route | undefined {
  if (hash === "" || hash === "#requests") return { view: "requests" };
  if (hash === "#controls") return { view: "controls" };
  const [, dealer, site] = /^#data(?:\/(\d{1,15})(?:\/(\d{1,15}))?)?$/.exec(hash) ?? [];
  if (!hash.startsWith("#data") || (dealer === undefined && hash !== "#data")) return undefined;
  return { view: "data", dealerId: parseId(dealer), siteId: parseId(site) };
}

function parseId(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

/** Reads the workspace from the query of the URL. */
export function workspaceIn(search: string): string {
  return new URLSearchParams(search).get("workspace") ?? "default";
}
