import { readFile } from "node:fs/promises";

/** A folder or a request of a collection. */
export interface Item<Request> {
  readonly name: string;
  readonly request?: Request;
  /** Postman's folders have `item`, Bruno's `items`. */
  readonly item?: readonly Item<Request>[];
  readonly items?: readonly Item<Request>[];
}

export async function readCollection<Request>(url: URL): Promise<Item<Request>> {
  const collection: Item<Request> = JSON.parse(await readFile(url, "utf8"));
  return collection;
}

/** Finds a request by its name, the summary of the operation. */
export function findRequest<Request>(collection: Item<Request>, name: string): Request {
  const found = listItems(collection).find((item) => item.name === name && !item.items)?.request;
  if (found === undefined) throw new Error(`The collection has no request "${name}".`);
  return found;
}

function listItems<Request>(folder: Item<Request>): Item<Request>[] {
  return [...(folder.item ?? []), ...(folder.items ?? [])].flatMap((item) => [item, ...listItems(item)]);
}

/** Sends a request as the app does, and returns the body of the response. */
export async function send<Body>(url: string, init: RequestInit): Promise<Body> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${init.method} ${url} returned ${response.status}: ${await response.text()}`);
  const body: Body = JSON.parse((await response.text()) || "null");
  return body;
}
