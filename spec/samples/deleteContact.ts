import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

await chekt.contacts.delete({ dealerId: 42, siteId: 1, contactId: 1 });
