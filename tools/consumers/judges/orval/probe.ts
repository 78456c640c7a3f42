import { type Probe, query, site } from "../probe.ts";
import { setBaseUrl } from "./base-url.ts";
import {
  type BulkDeviceCreationResponseDto,
  createSite,
  type CreateSiteDto,
  createToken,
  type CreateTokenDto,
  deleteSite,
  listSites,
  type ResponseSiteBasicDto,
  SecurityType,
  SiteActivation,
} from "./generated/api.ts";
import { CreateSiteResponse, CreateTokenBody, DeleteSiteParams, ListSitesResponse } from "./generated/zod.ts";

export const probe: Probe = async ({ baseUrl, clientId, clientSecret, dealerId }) => {
  setBaseUrl(baseUrl);
  const request = CreateTokenBody.parse({
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: clientSecret,
  });
  const token = await createToken(request);
  if (token.status !== 200) throw new Error(token.data.error);
  const options = { headers: { authorization: `Bearer ${token.data.access_token}` } };
  const { data } = await createSite(dealerId, site, options);
  const { site_id: created } = CreateSiteResponse.parse(data);
  const listed = await listSites(dealerId, query, options);
  const rows = ListSitesResponse.parse(listed.data);
  const { siteId } = DeleteSiteParams.parse({ dealerId, siteId: created });
  await deleteSite(dealerId, siteId, options);
  return { created, rows };
};

export function checkTypes(read: ResponseSiteBasicDto, { results }: BulkDeviceCreationResponseDto): void {
  read.site_id satisfies number;
  read.name satisfies string;
  // @ts-expect-error The station is optional.
  read.monitoring_station_id satisfies number;
  for (const result of results) {
    // @ts-expect-error Only a success has a device.
    void result.res;
    if (result.is_successful) result.res.device_id satisfies number;
    else result.error_message satisfies string;
  }
  // @ts-expect-error A site has an external ID.
  ({ name: "Judged", timezone: "Asia/Seoul" }) satisfies CreateSiteDto;
  // @ts-expect-error A token request has a client ID.
  ({ grant_type: "client_credentials", client_secret: "secret" }) satisfies CreateTokenDto;
  SecurityType.CHEKT_VIDEO_SECURITY_SYSTEM satisfies 3;
  SiteActivation.ACTIVE satisfies 1;
}

/** A token request without a client ID, and one with an unknown grant. Both are invalid. */
export const invalid: readonly boolean[] = [
  CreateTokenBody.safeParse({ grant_type: "client_credentials", client_secret: "secret" }).success,
  CreateTokenBody.safeParse({ grant_type: "password", client_id: "id", client_secret: "secret" }).success,
];
