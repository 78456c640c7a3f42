import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

// Refused as long as a site uses the station.
await chekt.monitoringStations.delete({ dealerId: 42, monitoringStationId: 1 });
