// Generated from spec/ by `pnpm codegen`. Do not edit: change the description and run it again.

/** The lists of the API, by operation; each is a `ListTable` of `@chekt/partner-query`. */
export const lists = {
  listContacts: {
    table: "contacts",
    key: "contact_id",
    columns: {
      contact_id: { type: "integer" },
      external_contact_id: { type: "string" },
      first_name: { type: "string" },
      last_name: { type: "string" },
      phone_number: { type: "string", nullable: true },
      email: { type: "string", nullable: true },
      created_at: { type: "timestamp" },
    },
  },
  listDevices: {
    table: "devices",
    key: "device_id",
    columns: {
      device_id: { type: "integer" },
      external_device_id: { type: "string" },
      device_type: { type: "string" },
      name: { type: "string", nullable: true },
      zone_number: { type: "string" },
      additional_zone_numbers: { type: "string", nullable: true },
      mac: { type: "string", nullable: true },
      manufacturer: { type: "string", nullable: true },
      model: { type: "string", nullable: true },
      serial_number: { type: "string", nullable: true },
      registered_by_partner: { type: "string", nullable: true },
      created_at: { type: "timestamp" },
      updated_at: { type: "timestamp" },
    },
  },
  listMonitoringStations: {
    table: "monitoring_stations",
    key: "monitoring_station_id",
    columns: {
      monitoring_station_id: { type: "integer" },
      external_monitoring_station_id: { type: "string" },
      name: { type: "string" },
      prefix: { type: "string", nullable: true },
      linecard: { type: "string", nullable: true },
      created_at: { type: "timestamp" },
    },
  },
  listSites: {
    table: "sites",
    key: "site_id",
    columns: {
      site_id: { type: "integer" },
      external_site_id: { type: "string" },
      name: { type: "string" },
      monitoring_station_id: { type: "integer", nullable: true },
      external_monitoring_station_id: { type: "string", nullable: true },
      account_number: { type: "string", nullable: true },
      address1: { type: "string", nullable: true },
      address2: { type: "string", nullable: true },
      timezone: { type: "string" },
      is_activated: { type: "integer" },
      created_at: { type: "timestamp" },
    },
  },
} as const;
