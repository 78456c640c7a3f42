import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

const cameras = await chekt.devices.list(
  { dealerId: 42, siteId: 1 },
  {
    fields: ["device_id", "name", "zone_number"],
    filter: { device_type: "camera" },
    sort: "zone_number",
    dir: "desc",
    limit: 50,
  },
);
for (const camera of cameras) console.log(camera.zone_number, camera.name);
