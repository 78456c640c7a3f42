// A test of a partner's app: starts a sandbox, calls it with the client, and closes it while a request is open. The script
// is the same on every runtime and prints its results.
import { createPartnerClient, NotFoundError } from "@chekt/partner-client";
import { startSandbox } from "@chekt/partner-sandbox";

const sandbox = await startSandbox();
const { clientId, clientSecret } = sandbox.credentials.platformPartner;
const chekt = createPartnerClient({ baseUrl: sandbox.url, clientId, clientSecret, retries: 0 });
const dealer = chekt.at({ dealerId: sandbox.dealers.connected[0] ?? 0 });

const { site_id: siteId } = await dealer.sites.create({
  external_site_id: "store-17",
  name: "Harbour Street",
  timezone: "Europe/London",
});
const found = await dealer.sites.list({ fields: ["name"], filter: { name: { regex: "^Harbour" } } });
await dealer.sites.delete({ siteId });
const isGone = await dealer.sites.get({ siteId }).catch((error) => NotFoundError.is(error));
const statuses = sandbox.requests.list().map(({ status }) => status);

// This request outlasts the grace period of one second, and is cut.
await sandbox.faults.add({ operation: "getDealer", latency: 60_000 });
const slow = chekt.dealers.get({ dealerId: 42 }).then(
  () => "no error",
  (/** @type {unknown} */ error) => (error instanceof Error ? error.name : error),
);
while ((await sandbox.faults.list())[0]?.strikes === 0) await new Promise((resolve) => setTimeout(resolve));
await sandbox.close();
const isClosed = await fetch(sandbox.url).then(
  () => false,
  () => true,
);
// oxlint-disable-next-line no-console -- the only way to print that all runtimes support
console.log(JSON.stringify({ found, isGone, statuses, slow: await slow, isClosed }));
