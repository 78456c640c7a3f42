/** What the page shows: the part after `#`. */
export type Route =
  | { readonly view: "requests" | "controls" }
  | { readonly view: "data"; readonly dealerId?: number | undefined; readonly siteId?: number | undefined };

/** Reads a route; undefined where it is none. */
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

/** The workspace that the URL names. */
export function workspaceIn(search: string): string {
  return new URLSearchParams(search).get("workspace") ?? "default";
}
