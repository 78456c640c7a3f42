import { createPartnerClient, type OperationId, type PartnerClient, type Site } from "@chekt/partner-client";

// The type cost budget is measured on this file. It contains each operation of the API, in every way to call it. It is
// compiled but never run.

const where = { dealerId: 42, siteId: 7 };
const stationWhere = { dealerId: 42, monitoringStationId: 3 };
const contactWhere = { ...where, contactId: 5 };
const site = { external_site_id: "hq", name: "Headquarters", timezone: "Asia/Seoul" };
const station = { external_monitoring_station_id: "ms", name: "Station" };
const contact = { external_contact_id: "c-1", first_name: "Jane", last_name: "Doe" };
const device = { external_device_id: "cam-1", device_type: "camera", zone_number: "001" } as const;
const answer = { contact_id: 5, action: "dispatch", responded_at: "2026-01-01T00:00:00.000Z" } as const;

/** Every operation. Leaving one out is a compile error. */
type AllOperations = Record<OperationId, PromiseLike<unknown>>;

export function client(): PartnerClient {
  return createPartnerClient({ clientId: "my-app", clientSecret: "my-secret", timeout: 5_000, retries: 1 });
}

export function byResource(chekt: PartnerClient): AllOperations {
  return {
    connectDealer: chekt.dealers.connect({ external_dealer_id: "ext-67890", company_name: "My Dealer" }),
    disconnectDealer: chekt.dealers.disconnect({ dealerId: 42 }),
    getDealer: chekt.dealers.get({ dealerId: 42 }),
    updateDealer: chekt.dealers.update({ dealerId: 42 }, { company_name: "My Dealer" }),
    listSites: chekt.sites.list(
      { dealerId: 42 },
      { fields: ["site_id", "name"], filter: { is_activated: 1, name: { regex: "^G" } }, sort: "name", limit: 50 },
    ),
    createSite: chekt.sites.create({ dealerId: 42 }, site),
    getSite: chekt.sites.get(where),
    updateSite: chekt.sites.update(where, { name: "Headquarters" }),
    toggleSiteActivation: chekt.sites.toggleActivation(where),
    deleteSite: chekt.sites.delete(where),
    listMonitoringStations: chekt.monitoringStations.list(
      { dealerId: 42 },
      { filter: { prefix: { neq: ["A", "B"] } } },
    ),
    createMonitoringStation: chekt.monitoringStations.create({ dealerId: 42 }, station),
    getMonitoringStation: chekt.monitoringStations.get(stationWhere),
    updateMonitoringStation: chekt.monitoringStations.update(stationWhere, { name: "Station" }),
    deleteMonitoringStation: chekt.monitoringStations.delete(stationWhere),
    listContacts: chekt.contacts.list(where, { fields: ["contacts.email"], sort: "created_at", dir: "desc" }),
    createContact: chekt.contacts.create(where, contact),
    getContact: chekt.contacts.get(contactWhere),
    updateContact: chekt.contacts.update(contactWhere, { email: "jane@example.com" }),
    deleteContact: chekt.contacts.delete(contactWhere),
    listDevices: chekt.devices.list(where, { filter: { device_id: { gte: 10, lt: 20 } }, offset: 100 }),
    createDevices: chekt.devices.create(where, [device], { chunkSize: 50 }),
    getDevice: chekt.devices.get({ ...where, deviceId: 9 }),
    updateDevices: chekt.devices.update(where, [{ device_id: 9, name: "Back Door" }]),
    deleteDevices: chekt.devices.delete(where, [9]),
    getArmingSettings: chekt.armingSettings.get(where),
    updateArmingSettings: chekt.armingSettings.update(where, { security_type: 1 }),
    respondToAlarmVerification: chekt.alarmVerifications.respond({ ...where, verificationId: "v-1" }, answer),
  };
}

/** The same operations with all path parameters bound. Calls that return data also return their response here. */
export function bound(chekt: PartnerClient): AllOperations {
  const dealer = chekt.at({ dealerId: 42 });
  const here = dealer.at({ siteId: 7 });
  const someone = here.at({ contactId: 5 });
  const there = dealer.at({ monitoringStationId: 3 });
  return {
    connectDealer: dealer.dealers
      .connect({ external_dealer_id: "ext-67890", company_name: "My Dealer" })
      .withResponse(),
    disconnectDealer: dealer.dealers.disconnect().withResponse(),
    getDealer: dealer.dealers.get().withResponse(),
    updateDealer: dealer.dealers.update({ company_name: "My Dealer" }).withResponse(),
    listSites: dealer.sites.list({ fields: ["site_id", "name"] }).withResponse(),
    createSite: dealer.sites.create(site).withResponse(),
    getSite: here.sites.get().withResponse(),
    updateSite: here.sites.update({ name: "Headquarters" }).withResponse(),
    toggleSiteActivation: here.sites.toggleActivation().withResponse(),
    deleteSite: here.sites.delete().withResponse(),
    listMonitoringStations: dealer.monitoringStations.list({ sort: "name" }).withResponse(),
    createMonitoringStation: dealer.monitoringStations.create(station).withResponse(),
    getMonitoringStation: there.monitoringStations.get().withResponse(),
    updateMonitoringStation: there.monitoringStations.update({ name: "Station" }).withResponse(),
    deleteMonitoringStation: there.monitoringStations.delete().withResponse(),
    listContacts: here.contacts.list({ fields: ["email"] }).withResponse(),
    createContact: here.contacts.create(contact).withResponse(),
    getContact: someone.contacts.get().withResponse(),
    updateContact: someone.contacts.update({ email: "jane@example.com" }).withResponse(),
    deleteContact: someone.contacts.delete().withResponse(),
    listDevices: here.devices.list({ filter: { device_type: "camera" } }).withResponse(),
    createDevices: here.devices.create([device]),
    getDevice: here.devices.get({ deviceId: 9 }).withResponse(),
    updateDevices: here.devices.update([{ device_id: 9, name: "Back Door" }]),
    deleteDevices: here.devices.delete([9]),
    getArmingSettings: here.armingSettings.get().withResponse(),
    updateArmingSettings: here.armingSettings.update({ security_type: 1 }).withResponse(),
    respondToAlarmVerification: here.alarmVerifications.respond({ verificationId: "v-1" }, answer).withResponse(),
  };
}

/** Iterates over each list, row by row and page by page. */
export async function wholeLists(chekt: PartnerClient): Promise<(string | null | undefined)[]> {
  const found: (string | null | undefined)[] = [];
  const here = chekt.at(where);
  for await (const { name } of chekt.sites.each({ dealerId: 42 }, { fields: ["name"], sort: "created_at" })) {
    found.push(name);
  }
  for await (const { name } of chekt.monitoringStations.each({ dealerId: 42 })) found.push(name);
  for await (const { email } of here.contacts.each({ filter: { last_name: { gte: "A" } } })) found.push(email);
  for await (const { model } of here.devices.each({ mode: "offset", sort: "model" })) found.push(model);
  for await (const sites of chekt.sites.pages({ dealerId: 42 }, { prefetch: true })) {
    found.push(...sites.map((one: Site) => one.name));
  }
  for await (const stations of chekt.monitoringStations.pages({ dealerId: 42 })) {
    found.push(...stations.map(({ prefix }) => prefix));
  }
  for await (const contacts of here.contacts.pages({ fields: ["email"] })) {
    found.push(...contacts.map(({ email }) => email));
  }
  for await (const devices of here.devices.pages()) found.push(...devices.map(({ mac }) => mac));
  return found;
}

/** What the client adds to the operations of the API. */
export function ensured(chekt: PartnerClient): PromiseLike<unknown>[] {
  const here = chekt.at(where);
  return [
    chekt.sites.ensure({ dealerId: 42 }, site),
    chekt.monitoringStations.ensure({ dealerId: 42 }, station),
    here.contacts.ensure(contact),
    here.devices.ensure([device]),
    here.sites.setActivation(true),
  ];
}

/** The same operations, by method and path. */
export function byPath(chekt: PartnerClient): AllOperations {
  const path = { dealerId: 42, siteId: 7 };
  const stationPath = { dealerId: 42, monitoringStationId: 3 };
  const contactPath = { ...path, contactId: 5 };
  return {
    connectDealer: chekt.PUT("/partner/v1/dealers/connect", {
      body: { external_dealer_id: "ext-67890", company_name: "My Dealer" },
    }),
    disconnectDealer: chekt.PUT("/partner/v1/dealers/{dealerId}/disconnect", { params: { path: { dealerId: 42 } } }),
    getDealer: chekt.GET("/partner/v1/dealers/{dealerId}", { params: { path: { dealerId: 42 } } }),
    updateDealer: chekt.PATCH("/partner/v1/dealers/{dealerId}", {
      params: { path: { dealerId: 42 } },
      body: { company_name: "My Dealer" },
    }),
    listSites: chekt.GET("/partner/v1/dealers/{dealerId}/sites", {
      params: { path: { dealerId: 42 }, query: { fields: ["site_id", "name"], filter: ["is_activated,1,eq"] } },
    }),
    createSite: chekt.POST("/partner/v1/dealers/{dealerId}/sites", {
      params: { path: { dealerId: 42 } },
      body: site,
    }),
    getSite: chekt.GET("/partner/v1/dealers/{dealerId}/sites/{siteId}", { params: { path } }),
    updateSite: chekt.PATCH("/partner/v1/dealers/{dealerId}/sites/{siteId}", {
      params: { path },
      body: { name: "Headquarters" },
    }),
    toggleSiteActivation: chekt.PATCH("/partner/v1/dealers/{dealerId}/sites/{siteId}/activation-status", {
      params: { path },
    }),
    deleteSite: chekt.DELETE("/partner/v1/dealers/{dealerId}/sites/{siteId}", { params: { path } }),
    listMonitoringStations: chekt.GET("/partner/v1/dealers/{dealerId}/monitoring-stations", {
      params: { path: { dealerId: 42 } },
    }),
    createMonitoringStation: chekt.POST("/partner/v1/dealers/{dealerId}/monitoring-stations", {
      params: { path: { dealerId: 42 } },
      body: station,
    }),
    getMonitoringStation: chekt.GET("/partner/v1/dealers/{dealerId}/monitoring-stations/{monitoringStationId}", {
      params: { path: stationPath },
    }),
    updateMonitoringStation: chekt.PATCH("/partner/v1/dealers/{dealerId}/monitoring-stations/{monitoringStationId}", {
      params: { path: stationPath },
      body: { name: "Station" },
    }),
    deleteMonitoringStation: chekt.DELETE("/partner/v1/dealers/{dealerId}/monitoring-stations/{monitoringStationId}", {
      params: { path: stationPath },
    }),
    listContacts: chekt.GET("/partner/v1/dealers/{dealerId}/sites/{siteId}/contacts", { params: { path } }),
    createContact: chekt.POST("/partner/v1/dealers/{dealerId}/sites/{siteId}/contacts", {
      params: { path },
      body: contact,
    }),
    getContact: chekt.GET("/partner/v1/dealers/{dealerId}/sites/{siteId}/contacts/{contactId}", {
      params: { path: contactPath },
    }),
    updateContact: chekt.PATCH("/partner/v1/dealers/{dealerId}/sites/{siteId}/contacts/{contactId}", {
      params: { path: contactPath },
      body: { email: "jane@example.com" },
    }),
    deleteContact: chekt.DELETE("/partner/v1/dealers/{dealerId}/sites/{siteId}/contacts/{contactId}", {
      params: { path: contactPath },
    }),
    listDevices: chekt.GET("/partner/v1/dealers/{dealerId}/sites/{siteId}/devices", { params: { path } }),
    createDevices: chekt.POST("/partner/v1/dealers/{dealerId}/sites/{siteId}/devices", {
      params: { path },
      body: [device],
    }),
    getDevice: chekt.GET("/partner/v1/dealers/{dealerId}/sites/{siteId}/devices/{deviceId}", {
      params: { path: { ...path, deviceId: 9 } },
    }),
    updateDevices: chekt.PATCH("/partner/v1/dealers/{dealerId}/sites/{siteId}/devices", {
      params: { path },
      body: [{ device_id: 9, name: "Back Door" }],
    }),
    deleteDevices: chekt.POST("/partner/v1/dealers/{dealerId}/sites/{siteId}/devices/bulk-delete", {
      params: { path },
      body: { deviceIds: [9] },
    }),
    getArmingSettings: chekt.GET("/partner/v1/dealers/{dealerId}/sites/{siteId}/arming-settings", {
      params: { path },
    }),
    updateArmingSettings: chekt.PATCH("/partner/v1/dealers/{dealerId}/sites/{siteId}/arming-settings", {
      params: { path },
      body: { security_type: 1 },
    }),
    respondToAlarmVerification: chekt.PATCH(
      "/partner/v1/dealers/{dealerId}/sites/{siteId}/alarm-verifications/{verificationId}",
      { params: { path: { ...path, verificationId: "v-1" } }, body: answer },
    ),
  };
}
