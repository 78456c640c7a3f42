import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

const outcome = await chekt.devices.update({ dealerId: 42, siteId: 1 }, [
  { device_id: 1, name: "Back Door" },
  { device_id: 891, zone_number: "006" },
]);
for (const { item, error_message } of outcome.failed) console.log(`Device ${item.device_id}: ${error_message}`);
