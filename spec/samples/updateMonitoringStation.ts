import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

const station = await chekt.monitoringStations.update({ dealerId: 42, monitoringStationId: 1 }, { prefix: "CK" });
console.log(station.prefix);
