import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

// Says what is to be, reads what is, and turns it round only where it differs.
await chekt.sites.setActivation({ dealerId: 42, siteId: 1 }, true);

// The operation as it is: on becomes off, off becomes on. It is never repeated by itself.
const site = await chekt.sites.toggleActivation({ dealerId: 42, siteId: 1 });
console.log(site.is_activated);
