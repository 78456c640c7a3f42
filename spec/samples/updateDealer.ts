import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

const dealer = await chekt.dealers.update(
  { dealerId: 42 },
  { company_address1: "500 Howard Street", company_address2: "3rd Floor" },
);
console.log(dealer.company_address1);
