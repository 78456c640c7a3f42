import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

const outcome = await chekt.devices.delete({ dealerId: 42, siteId: 1 }, [2, 3]);
for (const { item, error_message } of outcome.failed) console.warn(`Device ${item}: ${error_message}`);
