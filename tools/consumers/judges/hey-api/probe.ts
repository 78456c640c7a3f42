import { expectValue, type Probe, query, site } from "../probe.ts";
import { client } from "./generated/client.gen.ts";
import { createSite, createToken, deleteSite, listSites } from "./generated/sdk.gen.ts";
import {
  type BulkDeviceCreationResponseDto,
  type CreateSiteDto,
  type CreateTokenDto,
  type ResponseSiteBasicDto,
  SecurityType,
  SiteActivation,
} from "./generated/types.gen.ts";
import { zCreateTokenBody, zDealerId, zResponseSiteBasicDto } from "./generated/zod.gen.ts";

export const probe: Probe = async ({ baseUrl, clientId, clientSecret, dealerId }) => {
  client.setConfig({ baseUrl });
  const { data: token, error } = await createToken({
    body: { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret },
  });
  client.setConfig({ auth: expectValue(token, error).access_token });
  const path = { dealerId };
  const made = await createSite({ path, body: site });
  const { site_id: created } = expectValue(made.data, made.error);
  const listed = await listSites({ path, query });
  const rows = expectValue(listed.data, listed.error);
  await deleteSite({ path: { dealerId, siteId: created } });
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
  // The ID that a response has can be put into a path.
  zDealerId.parse(42) satisfies number;
  zResponseSiteBasicDto.parse(read).site_id satisfies number;
}

/** A token request without a client ID, and one with an unknown grant. Both are invalid. */
export const invalid: readonly boolean[] = [
  zCreateTokenBody.safeParse({ grant_type: "client_credentials", client_secret: "secret" }).success,
  zCreateTokenBody.safeParse({ grant_type: "password", client_id: "id", client_secret: "secret" }).success,
];
