import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

const stations = await chekt.monitoringStations.list(
  { dealerId: 42 },
  { fields: ["monitoring_station_id", "name"], sort: "name" },
);
for (const station of stations) console.log(station.monitoring_station_id, station.name);
