import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

const contact = await chekt.contacts.get({ dealerId: 42, siteId: 1, contactId: 1 });
console.log(contact.first_name, contact.last_name);
