import { configureStore } from "@reduxjs/toolkit";
import { type Probe, query, site } from "../probe.ts";
import { setBaseUrl, setToken } from "./empty-api.ts";
import {
  api,
  type BulkDeviceCreationResponseDto,
  type CreateSiteDto,
  type CreateTokenDto,
  Grant_type,
  type ResponseSiteBasicDto,
  SecurityType,
  SiteActivation,
} from "./generated/api.ts";

export const probe: Probe = async ({ baseUrl, clientId, clientSecret, dealerId }) => {
  setBaseUrl(baseUrl);
  const store = configureStore({
    reducer: { [api.reducerPath]: api.reducer },
    middleware: (defaults) => defaults().concat(api.middleware),
  });
  const { createToken, createSite, listSites, deleteSite } = api.endpoints;
  const createTokenDto: CreateTokenDto = {
    grant_type: Grant_type.ClientCredentials,
    client_id: clientId,
    client_secret: clientSecret,
  };
  const { access_token } = await store.dispatch(createToken.initiate({ createTokenDto })).unwrap();
  setToken(access_token);
  const { site_id: created } = await store.dispatch(createSite.initiate({ dealerId, createSiteDto: site })).unwrap();
  const listed = store.dispatch(listSites.initiate({ dealerId, ...query }));
  const rows = await listed.unwrap();
  listed.unsubscribe();
  await store.dispatch(deleteSite.initiate({ dealerId, siteId: created })).unwrap();
  store.dispatch(api.util.resetApiState());
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
  ({ grant_type: Grant_type.ClientCredentials, client_secret: "secret" }) satisfies CreateTokenDto;
  SecurityType.ChektVideoSecuritySystem satisfies 3;
  SiteActivation.Active satisfies 1;
}
