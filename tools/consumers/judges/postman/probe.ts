import { findRequest, readCollection, send } from "../collection.ts";
import { type Probe, query, site } from "../probe.ts";

interface Entry {
  readonly key: string;
  readonly value: string;
}

interface Request {
  readonly method: string;
  readonly url: { readonly path: readonly string[]; readonly query: readonly Entry[] };
  readonly body?: { readonly raw?: string; readonly urlencoded?: readonly Entry[] };
}

interface Token {
  readonly access_token: string;
}

const bySchema = await readCollection<Request>(new URL("generated/by-schema.json", import.meta.url));
const byExample = await readCollection<Request>(new URL("generated/by-example.json", import.meta.url));

/** The token request of a new collection, before anything is filled in. */
export const tokenForm: object = readForm(findRequest(bySchema, "Fetch an access token"));

export const probe: Probe = async ({ baseUrl, clientId, clientSecret, dealerId }) => {
  const fill = ({ url }: Request, siteId = 0): string =>
    [baseUrl, ...url.path].join("/").replace(":dealerId", String(dealerId)).replace(":siteId", String(siteId));

  const tokenRequest = findRequest(byExample, "Fetch an access token");
  const form = { ...readForm(tokenRequest), client_id: clientId, client_secret: clientSecret };
  const body = new URLSearchParams(form);
  const { access_token } = await send<Token>(fill(tokenRequest), { method: tokenRequest.method, body });
  const headers = { authorization: `Bearer ${access_token}`, "content-type": "application/json" };

  const create = findRequest(byExample, "Create a site");
  // The station of the example does not exist on every server.
  const { monitoring_station_id: _, ...example } = JSON.parse(create.body?.raw ?? "{}");
  const made = await send<{ site_id: number }>(fill(create), {
    method: create.method,
    headers,
    body: JSON.stringify({ ...example, ...site }),
  });

  const list = findRequest(byExample, "List sites");
  const fields = list.url.query.filter(({ key }) => key === "fields").map(({ value }) => value);
  if (fields.join(" ") !== "site_id,name,timezone") throw new Error(`The fields are ${JSON.stringify(fields)}.`);
  const parameters = new URLSearchParams([
    ["fields", query.fields.join()],
    ...query.filter.map((condition) => ["filter", condition]),
  ]);
  const rows = await send<object[]>(`${fill(list)}?${parameters}`, { method: list.method, headers });

  const remove = findRequest(byExample, "Delete a site");
  await send(fill(remove, made.site_id), { method: remove.method, headers });
  return { created: made.site_id, rows };
};

function readForm({ body }: Request): Record<string, string> {
  return Object.fromEntries((body?.urlencoded ?? []).map(({ key, value }) => [key, value]));
}
