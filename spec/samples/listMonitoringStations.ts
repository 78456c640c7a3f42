import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

const stations = await chekt.monitoringStations.list(
  { dealerId: 42 },
  { fields: ["monitoring_station_id", "name"], filter: { prefix: "CH" }, sort: "name", dir: "desc", limit: 50 },
);
for (const station of stations) console.log(station.monitoring_station_id, station.name);
