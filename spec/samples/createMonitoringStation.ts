import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

const station = await chekt.monitoringStations.create(
  { dealerId: 42 },
  { external_monitoring_station_id: "67890", name: "Regional Central Station", prefix: "RC", linecard: "20" },
);
console.log(station.monitoring_station_id);
