import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

const station = await chekt.monitoringStations.get({ dealerId: 42, monitoringStationId: 1 });
console.log(station.name, station.prefix);
