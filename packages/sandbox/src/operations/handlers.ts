import type { OperationId } from "../generated/operation-id.ts";
import { respondToAlarmVerification } from "./alarm-verifications.ts";
import { getArmingSettings, updateArmingSettings } from "./arming-settings.ts";
import type { Handler } from "./call.ts";
import { createContact, deleteContact, getContact, listContacts, updateContact } from "./contacts.ts";
import { connectDealer, disconnectDealer, getDealer, updateDealer } from "./dealers.ts";
import { createDevices, deleteDevices, getDevice, listDevices, updateDevices } from "./devices.ts";
import {
  createMonitoringStation,
  deleteMonitoringStation,
  getMonitoringStation,
  listMonitoringStations,
  updateMonitoringStation,
} from "./monitoring-stations.ts";
import { createSite, deleteSite, getSite, listSites, toggleSiteActivation, updateSite } from "./sites.ts";

/** The handler of each operation. The token endpoint has OAuth's own error format, so it is handled separately. */
export const handlers: Readonly<Record<Exclude<OperationId, "createToken">, Handler>> = {
  connectDealer,
  createContact,
  createDevices,
  createMonitoringStation,
  createSite,
  deleteContact,
  deleteDevices,
  deleteMonitoringStation,
  deleteSite,
  disconnectDealer,
  getArmingSettings,
  getContact,
  getDealer,
  getDevice,
  getMonitoringStation,
  getSite,
  listContacts,
  listDevices,
  listMonitoringStations,
  listSites,
  respondToAlarmVerification,
  toggleSiteActivation,
  updateArmingSettings,
  updateContact,
  updateDealer,
  updateDevices,
  updateMonitoringStation,
  updateSite,
};
