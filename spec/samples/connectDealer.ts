import { staticToken } from "@chekt/partner-auth";
import { createPartnerClient } from "@chekt/partner-client";

// A user token of the dealer. `authorizationCode` of @chekt/partner-auth implements the flow.
const userTokenSource = staticToken(process.env["USER_TOKEN"] ?? "");
const chekt = createPartnerClient({ userTokenSource });

const dealer = await chekt.dealers.connect({
  external_dealer_id: "ext-67890",
  company_name: "CHeKT Security Solutions Inc.",
});
console.log(dealer.dealer_id);
