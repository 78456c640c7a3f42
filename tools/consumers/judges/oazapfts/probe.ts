import { type Probe, query, site } from "../probe.ts";
import {
  type BulkDeviceCreationResponseDto,
  createSite,
  type CreateSiteDto,
  createToken,
  type CreateTokenDto,
  defaults,
  deleteSite,
  listSites,
  type ResponseSiteBasicDto,
  SecurityType,
  SiteActivation,
} from "./generated/api.ts";

export const probe: Probe = async ({ baseUrl, clientId, clientSecret, dealerId }) => {
  defaults.baseUrl = baseUrl;
  const token = await createToken({
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: clientSecret,
  });
  if (token.status !== 200) throw new Error(token.data.error);
  defaults.headers = { authorization: `Bearer ${token.data.access_token}` };
  const made = await createSite(dealerId, site);
  if (made.status !== 201) throw new Error(JSON.stringify(made.data));
  const { site_id: created } = made.data;
  const listed = await listSites(dealerId, query);
  if (listed.status !== 200) throw new Error(JSON.stringify(listed.data));
  await deleteSite(dealerId, created);
  return { created, rows: listed.data };
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
  SecurityType.ChektVideoSecuritySystem satisfies 3;
  SiteActivation.Active satisfies 1;
}
