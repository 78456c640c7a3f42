import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

const outcome = await chekt.devices.delete({ dealerId: 42, siteId: 1 }, [1, 891]);
for (const { item, error_message } of outcome.failed) console.log(`Device ${item}: ${error_message}`);
