// A partner's use of the packages that run in browsers, without the types of Node.
import { clientCredentials } from "@chekt/partner-auth";
import { createPartnerClient, type PartnerClient } from "@chekt/partner-client";
import { encodeFilter } from "@chekt/partner-query";

export const filter: string = encodeFilter("name", "a", "eq");

export function connect(clientId: string, clientSecret: string): PartnerClient {
  return createPartnerClient({ tokenSource: clientCredentials({ clientId, clientSecret }) });
}
