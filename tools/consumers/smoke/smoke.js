// What an app does with the client on its first day. It is the same on every runtime, and prints what came of it.
import { createPartnerClient, NetworkError, NotFoundError } from "@chekt/partner-client";

/**
 * @param {string} baseUrl
 * @param {string} closedUrl where nobody listens
 */
export async function smoke(baseUrl, closedUrl) {
  // Without jitter there is nothing to wait for before a request is sent again.
  const chekt = createPartnerClient({ baseUrl, clientId: "my-app", clientSecret: "my-secret", random: () => 0 });
  const sites = await chekt.sites.list(
    { dealerId: 42 },
    { fields: ["site_id", "name"], filter: { is_activated: 1, name: { regex: "^Gang" } }, limit: 50 },
  );

  const names = [];
  for await (const { name } of chekt.sites.each({ dealerId: 42 }, { fields: ["name"] })) names.push(name);

  const missing = await chekt.sites.get({ dealerId: 42, siteId: 7 }).catch((error) => {
    if (NotFoundError.is(error)) return { name: error.name, status: error.status, body: error.body };
    throw error;
  });

  const { data, attempts } = await chekt.dealers.get({ dealerId: 42 }).withResponse();

  // A create must not happen twice: it is sent again only where it is known that nobody received it.
  const tokenSource = { get: () => Promise.resolve("a-token"), invalidate: () => {} };
  const unreachable = createPartnerClient({ baseUrl: closedUrl, tokenSource, random: () => 0 });
  const site = { external_site_id: "hq", name: "Headquarters", timezone: "Asia/Seoul" };
  const refused = await unreachable.sites.create({ dealerId: 42 }, site).catch((error) => {
    if (NetworkError.is(error)) return { name: error.name, attempts: error.attempts };
    throw error;
  });

  // Every runtime says in `userAgent` which one it is.
  const { userAgent } = navigator;
  // oxlint-disable-next-line no-console -- the one way to print that all runtimes have
  console.log(JSON.stringify({ userAgent, sites, names, missing, company: data.company_name, attempts, refused }));
}
