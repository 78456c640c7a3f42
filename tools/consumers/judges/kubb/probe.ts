import { type Probe, query, site } from "../probe.ts";
import { client } from "./client.ts";
import {
  type BulkDeviceCreationResponseDto,
  createSite,
  type CreateSiteDto,
  createToken,
  type CreateTokenDto,
  createTokenDtoSchema,
  deleteSite,
  listSites,
  listSitesQueryResponseSchema,
  type ResponseSiteBasicDto,
  responseSiteBasicDtoSchema,
  securityTypeEnum,
  siteActivationEnum,
} from "./generated/index.ts";

export const probe: Probe = async ({ baseUrl: baseURL, clientId, clientSecret, dealerId }) => {
  const { access_token } = await createToken(
    { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret },
    {},
    { baseURL, client },
  );
  const config = { baseURL, client, headers: { authorization: `Bearer ${access_token}` } };
  const { site_id: created } = responseSiteBasicDtoSchema.parse(await createSite(dealerId, site, {}, config));
  const rows = listSitesQueryResponseSchema.parse(await listSites(dealerId, query, {}, config));
  await deleteSite(dealerId, created, {}, config);
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
  securityTypeEnum.CHEKT_VIDEO_SECURITY_SYSTEM satisfies 3;
  siteActivationEnum.ACTIVE satisfies 1;
}

/** A token request without a client ID, and one with an unknown grant. Both are invalid. */
export const invalid: readonly boolean[] = [
  createTokenDtoSchema.safeParse({ grant_type: "client_credentials", client_secret: "secret" }).success,
  createTokenDtoSchema.safeParse({ grant_type: "password", client_id: "id", client_secret: "secret" }).success,
];
