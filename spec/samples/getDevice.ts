import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

const device = await chekt.devices.get({ dealerId: 42, siteId: 1, deviceId: 1 });
console.log(device.name, device.zone_number);
