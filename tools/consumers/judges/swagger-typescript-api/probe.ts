import { type Probe, query, site } from "../probe.ts";
import {
  Api,
  type BulkDeviceCreationResponseDto,
  type CreateSiteDto,
  type CreateTokenDto,
  type QueryParamsType,
  type ResponseSiteBasicDto,
  SecurityType,
  SiteActivation,
} from "./generated/api.ts";

/** The generated client repeats the parameter for each item of every array. */
class PartnerApi extends Api<string> {
  protected override addArrayQueryParam(params: QueryParamsType, key: string): string {
    return key === "fields" ? this.encodeQueryParam(key, params[key].join()) : super.addArrayQueryParam(params, key);
  }
}

export const probe: Probe = async ({ baseUrl, clientId, clientSecret, dealerId }) => {
  const api = new PartnerApi({
    baseUrl,
    securityWorker: (token) => ({ headers: { authorization: `Bearer ${token}` } }),
  });
  const token = await api.oauth.createToken({
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: clientSecret,
  });
  api.setSecurityData(token.data.access_token);
  const { site_id: created } = (await api.partner.createSite(dealerId, site)).data;
  const rows = (await api.partner.listSites(dealerId, query)).data;
  await api.partner.deleteSite(dealerId, created);
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
