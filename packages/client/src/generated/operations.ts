// Generated from spec/ by `pnpm codegen`. Do not edit: change the description and run it again.

/** What the client needs to know of an operation at run time. */
export interface OperationTraits {
  readonly method: "GET" | "PUT" | "POST" | "DELETE" | "PATCH";
  /** The path template, with its parameters in braces. */
  readonly path: string;
  /** The grant of the token that the operation takes. Default: `clientCredentials`. */
  readonly security?: "clientCredentials" | "authorizationCode";
  /** `never`: the operation is not safe to retry once it may have been received. */
  readonly retry?: "never";
  /** Whether the operation returns the rows of a list. Default: false. */
  readonly list?: boolean;
}

/** The operations of the API except for the token endpoint, by id; each fits {@link OperationTraits}. */
export const operations = {
  connectDealer: { method: "PUT", path: "/partner/v1/dealers/connect", security: "authorizationCode" },
  createContact: { method: "POST", path: "/partner/v1/dealers/{dealerId}/sites/{siteId}/contacts", retry: "never" },
  createDevices: { method: "POST", path: "/partner/v1/dealers/{dealerId}/sites/{siteId}/devices", retry: "never" },
  createMonitoringStation: {
    method: "POST",
    path: "/partner/v1/dealers/{dealerId}/monitoring-stations",
    retry: "never",
  },
  createSite: { method: "POST", path: "/partner/v1/dealers/{dealerId}/sites", retry: "never" },
  deleteContact: { method: "DELETE", path: "/partner/v1/dealers/{dealerId}/sites/{siteId}/contacts/{contactId}" },
  deleteDevices: {
    method: "POST",
    path: "/partner/v1/dealers/{dealerId}/sites/{siteId}/devices/bulk-delete",
    retry: "never",
  },
  deleteMonitoringStation: {
    method: "DELETE",
    path: "/partner/v1/dealers/{dealerId}/monitoring-stations/{monitoringStationId}",
  },
  deleteSite: { method: "DELETE", path: "/partner/v1/dealers/{dealerId}/sites/{siteId}" },
  disconnectDealer: { method: "PUT", path: "/partner/v1/dealers/{dealerId}/disconnect", retry: "never" },
  getArmingSettings: { method: "GET", path: "/partner/v1/dealers/{dealerId}/sites/{siteId}/arming-settings" },
  getContact: { method: "GET", path: "/partner/v1/dealers/{dealerId}/sites/{siteId}/contacts/{contactId}" },
  getDealer: { method: "GET", path: "/partner/v1/dealers/{dealerId}" },
  getDevice: { method: "GET", path: "/partner/v1/dealers/{dealerId}/sites/{siteId}/devices/{deviceId}" },
  getMonitoringStation: {
    method: "GET",
    path: "/partner/v1/dealers/{dealerId}/monitoring-stations/{monitoringStationId}",
  },
  getSite: { method: "GET", path: "/partner/v1/dealers/{dealerId}/sites/{siteId}" },
  listContacts: { method: "GET", path: "/partner/v1/dealers/{dealerId}/sites/{siteId}/contacts", list: true },
  listDevices: { method: "GET", path: "/partner/v1/dealers/{dealerId}/sites/{siteId}/devices", list: true },
  listMonitoringStations: { method: "GET", path: "/partner/v1/dealers/{dealerId}/monitoring-stations", list: true },
  listSites: { method: "GET", path: "/partner/v1/dealers/{dealerId}/sites", list: true },
  respondToAlarmVerification: {
    method: "PATCH",
    path: "/partner/v1/dealers/{dealerId}/sites/{siteId}/alarm-verifications/{verificationId}",
  },
  toggleSiteActivation: {
    method: "PATCH",
    path: "/partner/v1/dealers/{dealerId}/sites/{siteId}/activation-status",
    retry: "never",
  },
  updateArmingSettings: { method: "PATCH", path: "/partner/v1/dealers/{dealerId}/sites/{siteId}/arming-settings" },
  updateContact: { method: "PATCH", path: "/partner/v1/dealers/{dealerId}/sites/{siteId}/contacts/{contactId}" },
  updateDealer: { method: "PATCH", path: "/partner/v1/dealers/{dealerId}" },
  updateDevices: { method: "PATCH", path: "/partner/v1/dealers/{dealerId}/sites/{siteId}/devices" },
  updateMonitoringStation: {
    method: "PATCH",
    path: "/partner/v1/dealers/{dealerId}/monitoring-stations/{monitoringStationId}",
  },
  updateSite: { method: "PATCH", path: "/partner/v1/dealers/{dealerId}/sites/{siteId}" },
} as const;
