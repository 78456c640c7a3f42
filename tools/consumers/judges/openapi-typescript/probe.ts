import createClient from "openapi-fetch";
import { expectValue, type Probe, query, site } from "../probe.ts";
import { serializeQuery } from "../serialize.ts";
import { type components, type paths, SecurityType, SiteActivation } from "./generated/schema.ts";

type Schemas = components["schemas"];

export const probe: Probe = async ({ baseUrl, clientId, clientSecret, dealerId }) => {
  // openapi-fetch serialises all arrays alike, and forms only with this content type.
  const client = createClient<paths>({ baseUrl, querySerializer: serializeQuery });
  const { data: token, error } = await client.POST("/oauth/token", {
    body: { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret },
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
  const headers = { authorization: `Bearer ${expectValue(token, error).access_token}` };
  const path = { dealerId };
  const made = await client.POST("/partner/v1/dealers/{dealerId}/sites", { headers, params: { path }, body: site });
  const { site_id: created } = expectValue(made.data, made.error);
  const listed = await client.GET("/partner/v1/dealers/{dealerId}/sites", { headers, params: { path, query } });
  const rows = expectValue(listed.data, listed.error);
  await client.DELETE("/partner/v1/dealers/{dealerId}/sites/{siteId}", {
    headers,
    params: { path: { dealerId, siteId: created } },
  });
  return { created, rows };
};

export function checkTypes(
  read: Schemas["ResponseSiteBasicDto"],
  { results }: Schemas["BulkDeviceCreationResponseDto"],
): void {
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
  ({ name: "Judged", timezone: "Asia/Seoul" }) satisfies Schemas["CreateSiteDto"];
  // @ts-expect-error A token request has a client ID.
  ({ grant_type: "client_credentials", client_secret: "secret" }) satisfies Schemas["CreateTokenDto"];
  SecurityType.CHEKT_VIDEO_SECURITY_SYSTEM satisfies 3;
  SiteActivation.ACTIVE satisfies 1;
}
