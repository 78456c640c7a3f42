import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

// Any number of devices: they are sent in batches, and each succeeds or fails separately.
const outcome = await chekt.devices.create({ dealerId: 42, siteId: 1 }, [
  {
    external_device_id: "ext-67990",
    device_type: "camera",
    name: "Front Door",
    zone_number: "101",
    additional_zone_numbers: "111,112",
    mac: "1234567890",
    manufacturer: "CHeKT",
    model: "CHEKT-CAM-001",
    serial_number: "1234567890",
  },
  { external_device_id: "ext-67991", device_type: "bridge", zone_number: "102" },
  { external_device_id: "ext-67992", device_type: "camera", name: "", zone_number: "103" },
]);
for (const { index, error_message } of outcome.failed) console.log(`Device ${index}: ${error_message}`);
console.log(outcome.succeeded.length);
