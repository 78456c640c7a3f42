import { createPartnerClient } from "@chekt/partner-client";

/** The sites that the first call lists: only the columns it asks for are in the type. */
export async function listFirstSites(baseUrl: string): Promise<{ site_id: number; name: string; timezone: string }[]> {
  const chekt = createPartnerClient({ baseUrl, clientId: "my-client", clientSecret: "my-secret" });
  return chekt.sites.list(
    { dealerId: 42 },
    {
      fields: ["site_id", "name", "timezone"],
      filter: { is_activated: 1 },
      sort: "created_at",
      dir: "desc",
      limit: 50,
    },
  );
}
