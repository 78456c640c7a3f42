import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

const site = await chekt.sites.create(
  { dealerId: 42 },
  {
    external_site_id: "1234567999",
    name: "Busan Office",
    timezone: "Asia/Seoul",
    monitoring_station_id: 1,
    account_number: "1234567999",
    address1: "45 Haeundae-ro, Haeundae-gu, Busan",
    address2: "3rd Floor",
  },
);
console.log(site.site_id);
