import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

const contact = await chekt.contacts.create(
  { dealerId: 42, siteId: 1 },
  {
    external_contact_id: "1240",
    first_name: "Maria",
    last_name: "Garcia",
    phone_number: "+1-555-0100",
    email: "maria.garcia@example.com",
  },
);
console.log(contact.contact_id);
