import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

const sites = await chekt.sites.list(
  { dealerId: 42 },
  {
    fields: ["site_id", "name", "timezone"],
    filter: { is_activated: 1 },
    sort: "created_at",
    dir: "desc",
    limit: 50,
  },
);
for (const site of sites) console.log(site.site_id, site.name, site.timezone);

// Or all sites, page by page, without duplicates or gaps.
for await (const site of chekt.sites.each({ dealerId: 42 })) console.log(site.name);
