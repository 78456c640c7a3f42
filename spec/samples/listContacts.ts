import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

const contacts = await chekt.contacts.list(
  { dealerId: 42, siteId: 1 },
  {
    fields: ["contact_id", "first_name", "last_name"],
    filter: { email: { regex: "@example\\.com$" } },
    sort: "last_name",
    dir: "desc",
    limit: 50,
  },
);
for (const contact of contacts) console.log(contact.first_name, contact.last_name);
