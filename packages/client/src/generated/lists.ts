// Generated from spec/ by `pnpm codegen`. Do not edit: change the description and run it again.

/** Describes the list of `listContacts`; a `ListTable` of `@chekt/partner-query`. */
export interface ContactsTable {
  readonly table: "contacts";
  readonly key: "contact_id";
  readonly columns: {
    readonly contact_id: { readonly type: "integer" };
    readonly external_contact_id: { readonly type: "string" };
    readonly first_name: { readonly type: "string" };
    readonly last_name: { readonly type: "string" };
    readonly phone_number: { readonly type: "string"; readonly nullable: true };
    readonly email: { readonly type: "string"; readonly nullable: true };
    readonly created_at: { readonly type: "timestamp" };
  };
}

/** Describes the list of `listDevices`; a `ListTable` of `@chekt/partner-query`. */
export interface DevicesTable {
  readonly table: "devices";
  readonly key: "device_id";
  readonly columns: {
    readonly device_id: { readonly type: "integer" };
    readonly external_device_id: { readonly type: "string" };
    readonly device_type: { readonly type: "string" };
    readonly name: { readonly type: "string"; readonly nullable: true };
    readonly zone_number: { readonly type: "string" };
    readonly additional_zone_numbers: { readonly type: "string"; readonly nullable: true };
    readonly mac: { readonly type: "string"; readonly nullable: true };
    readonly manufacturer: { readonly type: "string"; readonly nullable: true };
    readonly model: { readonly type: "string"; readonly nullable: true };
    readonly serial_number: { readonly type: "string"; readonly nullable: true };
    readonly registered_by_partner: { readonly type: "string"; readonly nullable: true };
    readonly created_at: { readonly type: "timestamp" };
    readonly updated_at: { readonly type: "timestamp" };
  };
}

/** Describes the list of `listMonitoringStations`; a `ListTable` of `@chekt/partner-query`. */
export interface MonitoringStationsTable {
  readonly table: "monitoring_stations";
  readonly key: "monitoring_station_id";
  readonly columns: {
    readonly monitoring_station_id: { readonly type: "integer" };
    readonly external_monitoring_station_id: { readonly type: "string" };
    readonly name: { readonly type: "string" };
    readonly prefix: { readonly type: "string"; readonly nullable: true };
    readonly linecard: { readonly type: "string"; readonly nullable: true };
    readonly created_at: { readonly type: "timestamp" };
  };
}

/** Describes the list of `listSites`; a `ListTable` of `@chekt/partner-query`. */
export interface SitesTable {
  readonly table: "sites";
  readonly key: "site_id";
  readonly columns: {
    readonly site_id: { readonly type: "integer" };
    readonly external_site_id: { readonly type: "string" };
    readonly name: { readonly type: "string" };
    readonly monitoring_station_id: { readonly type: "integer"; readonly nullable: true };
    readonly external_monitoring_station_id: { readonly type: "string"; readonly nullable: true };
    readonly account_number: { readonly type: "string"; readonly nullable: true };
    readonly address1: { readonly type: "string"; readonly nullable: true };
    readonly address2: { readonly type: "string"; readonly nullable: true };
    readonly timezone: { readonly type: "string" };
    readonly is_activated: { readonly type: "integer" };
    readonly created_at: { readonly type: "timestamp" };
  };
}

/** The lists of the API, by operation. */
export interface Lists {
  readonly listContacts: ContactsTable;
  readonly listDevices: DevicesTable;
  readonly listMonitoringStations: MonitoringStationsTable;
  readonly listSites: SitesTable;
}

export const lists: Lists = {
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
};
