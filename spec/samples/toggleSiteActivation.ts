import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

// Sets a state: gets the site, and toggles it only if it differs.
await chekt.sites.setActivation({ dealerId: 42, siteId: 1 }, true);

// The operation itself: active becomes inactive, and inactive becomes active. Never retried automatically.
const site = await chekt.sites.toggleActivation({ dealerId: 42, siteId: 1 });
console.log(site.is_activated);
