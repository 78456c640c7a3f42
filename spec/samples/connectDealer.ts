import { staticToken } from "@chekt/partner-auth";
import { createPartnerClient } from "@chekt/partner-client";

// The token of a user of the dealer, from the authorization code flow; `authorizationCode` does the whole of it.
const userTokenSource = staticToken(process.env["USER_TOKEN"] ?? "");
const chekt = createPartnerClient({ userTokenSource });

const dealer = await chekt.dealers.connect({
  external_dealer_id: "ext-67890",
  company_name: "CHeKT Security Solutions Inc.",
});
console.log(dealer.dealer_id);
