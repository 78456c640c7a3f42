// The first calls of a new app. The script is the same on every runtime and prints its results.
import { createPartnerClient, NetworkError, NotFoundError } from "@chekt/partner-client";

/**
 * @param {string} baseUrl
 * @param {string} closedUrl a URL that refuses connections
 */
export async function smoke(baseUrl, closedUrl) {
  // Without jitter, there is no delay before a retry.
  const chekt = createPartnerClient({ baseUrl, clientId: "my-app", clientSecret: "my-secret", random: () => 0 });
  const sites = await chekt.sites.list(
    { dealerId: 42 },
    { fields: ["site_id", "name"], filter: { is_activated: 1, name: { regex: "^Gang" } }, limit: 50 },
  );

  const names = [];
  for await (const { name } of chekt.sites.each({ dealerId: 42 }, { fields: ["name"] })) names.push(name);

  const missing = await chekt.sites.get({ dealerId: 42, siteId: 7 }).catch((error) => {
    if (NotFoundError.is(error))
      return { name: error.name, status: error.status, message: error.message.split(" (")[0] };
    throw error;
  });

  const { data, attempts } = await chekt.dealers.get({ dealerId: 42 }).withResponse();

  // A create must not happen twice: the client retries only if the request certainly did not reach the server.
  const tokenSource = { get: () => Promise.resolve("a-token"), invalidate: () => {} };
  const unreachable = createPartnerClient({ baseUrl: closedUrl, tokenSource, random: () => 0 });
  const site = { external_site_id: "hq", name: "Headquarters", timezone: "Asia/Seoul" };
  const refused = await unreachable.sites.create({ dealerId: 42 }, site).catch((error) => {
    if (NetworkError.is(error)) return { name: error.name, attempts: error.attempts };
    throw error;
  });

  // Every runtime identifies itself in `userAgent`.
  const { userAgent } = navigator;
  // oxlint-disable-next-line no-console -- the only way to print that all runtimes support
  console.log(JSON.stringify({ userAgent, sites, names, missing, company: data.company_name, attempts, refused }));
}
