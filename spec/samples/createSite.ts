import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

const site = await chekt.sites.create(
  { dealerId: 42 },
  { external_site_id: "hq", name: "Headquarters", timezone: "America/New_York", monitoring_station_id: 1 },
);
console.log(site.site_id);
