import { createPartnerClient } from "@chekt/partner-client";

/** The server of the first calls, and the credentials. */
export interface FirstCallsTo {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly dealerId: number;
}

/** Creates a site, finds it in a list, updates it and deletes it. Returns one line per step. */
export async function makeFirstCalls({ dealerId, ...options }: FirstCallsTo): Promise<string[]> {
  const chekt = createPartnerClient(options);
  const { sites } = chekt.at({ dealerId });
  const site = { external_site_id: "first-calls", name: "First Site", timezone: "Asia/Seoul" };
  const { site_id: siteId } = await sites.create(site);
  const found = await sites.list({ fields: ["site_id", "name"], filter: { external_site_id: "first-calls" } });
  const { name } = await sites.update({ siteId }, { name: "First Site, renamed" });
  await sites.delete({ siteId });
  const left = await sites.list({ filter: { external_site_id: "first-calls" } });
  return [
    `created site ${siteId} of dealer ${dealerId}`,
    `listed  ${found.map((row) => `${row.site_id} (${row.name})`).join(", ")}`,
    `updated to “${name}”`,
    `deleted, ${left.length} left`,
  ];
}
