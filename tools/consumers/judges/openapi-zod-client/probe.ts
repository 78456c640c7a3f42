import type { z } from "zod";
import { type Probe, query, site } from "../probe.ts";
import { serializeQuery } from "../serialize.ts";
import { createApiClient, schemas } from "./generated/api.ts";

export const probe: Probe = async ({ baseUrl, clientId, clientSecret, dealerId }) => {
  // Axios adds brackets to the names of arrays. Each call validates its request and its response.
  const api = createApiClient(baseUrl, { axiosConfig: { paramsSerializer: serializeQuery } });
  const { access_token } = await api.createToken({
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: clientSecret,
  });
  const headers = { authorization: `Bearer ${access_token}` };
  const { site_id: created } = await api.createSite(site, { params: { dealerId }, headers });
  const rows = await api.listSites({ params: { dealerId }, queries: query, headers });
  await api.deleteSite(undefined, { params: { dealerId, siteId: created }, headers });
  return { created, rows };
};

export function checkTypes(
  read: z.infer<typeof schemas.ResponseSiteBasicDto>,
  { results }: z.infer<typeof schemas.BulkDeviceCreationResponseDto>,
): void {
  read.site_id satisfies number;
  read.name satisfies string;
  // @ts-expect-error The station is optional.
  read.monitoring_station_id satisfies number;
  for (const result of results) {
    if (result.is_successful) result.res.device_id satisfies number | undefined;
    else result.error_message satisfies string;
  }
  // @ts-expect-error A site has an external ID.
  ({ name: "Judged", timezone: "Asia/Seoul" }) satisfies z.infer<typeof schemas.CreateSiteDto>;
  // @ts-expect-error A token request has a client ID.
  ({ grant_type: "client_credentials", client_secret: "secret" }) satisfies z.infer<typeof schemas.CreateTokenDto>;
}

/** A token request without a client ID, and one with an unknown grant. Both are invalid. */
export const invalid: readonly boolean[] = [
  schemas.CreateTokenDto.safeParse({ grant_type: "client_credentials", client_secret: "secret" }).success,
  schemas.CreateTokenDto.safeParse({ grant_type: "password", client_id: "id", client_secret: "secret" }).success,
];
