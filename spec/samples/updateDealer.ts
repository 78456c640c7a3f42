import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

const dealer = await chekt.dealers.update({ dealerId: 42 }, { company_name: "CHeKT Security Solutions Inc." });
console.log(dealer.company_name);
