import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

const site = await chekt.sites.get({ dealerId: 42, siteId: 1 });
console.log(site.name, site.is_activated === 1 ? "is activated" : "is not activated");
