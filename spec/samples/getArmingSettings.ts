import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

const setting = await chekt.armingSettings.get({ dealerId: 42, siteId: 1 });
console.log(setting.security_type);
