import { findRequest, readCollection, send } from "../collection.ts";
import { type Probe, query, site } from "../probe.ts";

interface Entry {
  readonly name: string;
  readonly value: string;
}

interface Request {
  readonly method: string;
  readonly url: string;
  readonly params: readonly Entry[];
  readonly body: { readonly json: string | null; readonly formUrlEncoded: readonly Entry[] };
}

interface Token {
  readonly access_token: string;
}

const collection = await readCollection<Request>(new URL("generated/collection.json", import.meta.url));

/** The token request of a new collection, before anything is filled in. */
export const tokenForm: object = readForm(findRequest(collection, "Fetch an access token"));

export const probe: Probe = async ({ baseUrl, clientId, clientSecret, dealerId }) => {
  const fill = ({ url }: Request, siteId = 0): string =>
    url.replace("{{baseUrl}}", baseUrl).replace(":dealerId", String(dealerId)).replace(":siteId", String(siteId));

  const tokenRequest = findRequest(collection, "Fetch an access token");
  const form = { ...readForm(tokenRequest), client_id: clientId, client_secret: clientSecret };
  const body = new URLSearchParams(form);
  const { access_token } = await send<Token>(fill(tokenRequest), { method: tokenRequest.method, body });
  const headers = { authorization: `Bearer ${access_token}`, "content-type": "application/json" };

  const create = findRequest(collection, "Create a site");
  // The station of the example does not exist on every server.
  const { monitoring_station_id: _, ...example } = JSON.parse(create.body.json ?? "{}");
  const made = await send<{ site_id: number }>(fill(create), {
    method: create.method,
    headers,
    body: JSON.stringify({ ...example, ...site }),
  });

  const list = findRequest(collection, "List sites");
  const names = new Set(list.params.map(({ name }) => name));
  // Bruno repeats `fields` for each column.
  const parameters = new URLSearchParams([
    ["fields", query.fields.join()],
    ...query.filter.map((condition) => ["filter", condition]),
  ]);
  for (const name of parameters.keys()) if (!names.has(name)) throw new Error(`The list has no parameter "${name}".`);
  const rows = await send<object[]>(`${fill(list)}?${parameters}`, { method: list.method, headers });

  const remove = findRequest(collection, "Delete a site");
  await send(fill(remove, made.site_id), { method: remove.method, headers });
  return { created: made.site_id, rows };
};

function readForm({ body }: Request): Record<string, string> {
  return Object.fromEntries(body.formUrlEncoded.map(({ name, value }) => [name, value]));
}
