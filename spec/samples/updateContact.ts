import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

const contact = await chekt.contacts.update({ dealerId: 42, siteId: 1, contactId: 1 }, { phone_number: "+1-555-0101" });
console.log(contact.phone_number);
