import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

// Any number of devices: they are sent in batches, and each succeeds or fails separately.
const outcome = await chekt.devices.create({ dealerId: 42, siteId: 1 }, [
  { external_device_id: "cam-1", device_type: "camera", zone_number: "101", name: "Front Door" },
  { external_device_id: "cam-2", device_type: "camera", zone_number: "102", name: "Lobby" },
]);
for (const { index, error_message } of outcome.failed) console.warn(`Device ${index}: ${error_message}`);
console.log(outcome.succeeded.length);
