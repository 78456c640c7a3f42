import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

const dealer = await chekt.dealers.get({ dealerId: 42 });
console.log(dealer.company_name, dealer.external_dealer_id);
