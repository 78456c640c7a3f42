import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

const site = await chekt.sites.update({ dealerId: 42, siteId: 1 }, { name: "Gangnam Tower", address2: "12th Floor" });
console.log(site.name);
