// Generated from spec/ by `pnpm codegen`. Do not edit: change the description and run it again.

/** What the client needs to know of an operation while it runs. */
export interface OperationTraits {
  readonly method: "GET" | "PUT" | "POST" | "DELETE" | "PATCH";
  /** The path template, with its parameters in braces. */
  readonly path: string;
  /** Whose token the operation takes; null when it takes none. */
  readonly security: "clientCredentials" | "authorizationCode" | null;
  /** `never`: the operation must not be sent again once it may have been received. */
  readonly retry: "allowed" | "never";
  /** Whether the operation answers with the rows of a list. */
  readonly list: boolean;
}

/** The operations of the API, by name; each fits {@link OperationTraits}. */
export const operations = {
  connectDealer: {
    method: "PUT",
    path: "/partner/v1/dealers/connect",
    security: "authorizationCode",
    retry: "allowed",
    list: false,
  },
  createContact: {
    method: "POST",
    path: "/partner/v1/dealers/{dealerId}/sites/{siteId}/contacts",
    security: "clientCredentials",
    retry: "never",
    list: false,
  },
  createDevices: {
    method: "POST",
    path: "/partner/v1/dealers/{dealerId}/sites/{siteId}/devices",
    security: "clientCredentials",
    retry: "never",
    list: false,
  },
  createMonitoringStation: {
    method: "POST",
    path: "/partner/v1/dealers/{dealerId}/monitoring-stations",
    security: "clientCredentials",
    retry: "never",
    list: false,
  },
  createSite: {
    method: "POST",
    path: "/partner/v1/dealers/{dealerId}/sites",
    security: "clientCredentials",
    retry: "never",
    list: false,
  },
  createToken: { method: "POST", path: "/oauth/token", security: null, retry: "allowed", list: false },
  deleteContact: {
    method: "DELETE",
    path: "/partner/v1/dealers/{dealerId}/sites/{siteId}/contacts/{contactId}",
    security: "clientCredentials",
    retry: "allowed",
    list: false,
  },
  deleteDevices: {
    method: "POST",
    path: "/partner/v1/dealers/{dealerId}/sites/{siteId}/devices/bulk-delete",
    security: "clientCredentials",
    retry: "never",
    list: false,
  },
  deleteMonitoringStation: {
    method: "DELETE",
    path: "/partner/v1/dealers/{dealerId}/monitoring-stations/{monitoringStationId}",
    security: "clientCredentials",
    retry: "allowed",
    list: false,
  },
  deleteSite: {
    method: "DELETE",
    path: "/partner/v1/dealers/{dealerId}/sites/{siteId}",
    security: "clientCredentials",
    retry: "allowed",
    list: false,
  },
  disconnectDealer: {
    method: "PUT",
    path: "/partner/v1/dealers/{dealerId}/disconnect",
    security: "clientCredentials",
    retry: "allowed",
    list: false,
  },
  getArmingSettings: {
    method: "GET",
    path: "/partner/v1/dealers/{dealerId}/sites/{siteId}/arming-settings",
    security: "clientCredentials",
    retry: "allowed",
    list: false,
  },
  getContact: {
    method: "GET",
    path: "/partner/v1/dealers/{dealerId}/sites/{siteId}/contacts/{contactId}",
    security: "clientCredentials",
    retry: "allowed",
    list: false,
  },
  getDealer: {
    method: "GET",
    path: "/partner/v1/dealers/{dealerId}",
    security: "clientCredentials",
    retry: "allowed",
    list: false,
  },
  getDevice: {
    method: "GET",
    path: "/partner/v1/dealers/{dealerId}/sites/{siteId}/devices/{deviceId}",
    security: "clientCredentials",
    retry: "allowed",
    list: false,
  },
  getMonitoringStation: {
    method: "GET",
    path: "/partner/v1/dealers/{dealerId}/monitoring-stations/{monitoringStationId}",
    security: "clientCredentials",
    retry: "allowed",
    list: false,
  },
  getSite: {
    method: "GET",
    path: "/partner/v1/dealers/{dealerId}/sites/{siteId}",
    security: "clientCredentials",
    retry: "allowed",
    list: false,
  },
  listContacts: {
    method: "GET",
    path: "/partner/v1/dealers/{dealerId}/sites/{siteId}/contacts",
    security: "clientCredentials",
    retry: "allowed",
    list: true,
  },
  listDevices: {
    method: "GET",
    path: "/partner/v1/dealers/{dealerId}/sites/{siteId}/devices",
    security: "clientCredentials",
    retry: "allowed",
    list: true,
  },
  listMonitoringStations: {
    method: "GET",
    path: "/partner/v1/dealers/{dealerId}/monitoring-stations",
    security: "clientCredentials",
    retry: "allowed",
    list: true,
  },
  listSites: {
    method: "GET",
    path: "/partner/v1/dealers/{dealerId}/sites",
    security: "clientCredentials",
    retry: "allowed",
    list: true,
  },
  respondToAlarmVerification: {
    method: "PATCH",
    path: "/partner/v1/dealers/{dealerId}/sites/{siteId}/alarm-verifications/{verificationId}",
    security: "clientCredentials",
    retry: "allowed",
    list: false,
  },
  toggleSiteActivation: {
    method: "PATCH",
    path: "/partner/v1/dealers/{dealerId}/sites/{siteId}/activation-status",
    security: "clientCredentials",
    retry: "never",
    list: false,
  },
  updateArmingSettings: {
    method: "PATCH",
    path: "/partner/v1/dealers/{dealerId}/sites/{siteId}/arming-settings",
    security: "clientCredentials",
    retry: "allowed",
    list: false,
  },
  updateContact: {
    method: "PATCH",
    path: "/partner/v1/dealers/{dealerId}/sites/{siteId}/contacts/{contactId}",
    security: "clientCredentials",
    retry: "allowed",
    list: false,
  },
  updateDealer: {
    method: "PATCH",
    path: "/partner/v1/dealers/{dealerId}",
    security: "clientCredentials",
    retry: "allowed",
    list: false,
  },
  updateDevices: {
    method: "PATCH",
    path: "/partner/v1/dealers/{dealerId}/sites/{siteId}/devices",
    security: "clientCredentials",
    retry: "allowed",
    list: false,
  },
  updateMonitoringStation: {
    method: "PATCH",
    path: "/partner/v1/dealers/{dealerId}/monitoring-stations/{monitoringStationId}",
    security: "clientCredentials",
    retry: "allowed",
    list: false,
  },
  updateSite: {
    method: "PATCH",
    path: "/partner/v1/dealers/{dealerId}/sites/{siteId}",
    security: "clientCredentials",
    retry: "allowed",
    list: false,
  },
} as const;
