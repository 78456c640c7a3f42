import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

const contacts = await chekt.contacts.list({ dealerId: 42, siteId: 1 }, { filter: { last_name: "Doe" }, limit: 10 });
for (const contact of contacts) console.log(contact.first_name, contact.phone_number);
