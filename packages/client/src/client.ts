import type { PathKey, Scope } from "./methods/bound.ts";
import { rawMethods, type RawMethods } from "./methods/raw.ts";
import { alarmVerifications, type AlarmVerifications } from "./resources/alarm-verifications.ts";
import { armingSettings, type ArmingSettings } from "./resources/arming-settings.ts";
import { contacts, type Contacts } from "./resources/contacts.ts";
import { dealers, type Dealers } from "./resources/dealers.ts";
import { devices, type Devices } from "./resources/devices.ts";
import { monitoringStations, type MonitoringStations } from "./resources/monitoring-stations.ts";
import { sites, type Sites } from "./resources/sites.ts";
import { createSettings, type PartnerClientOptions } from "./settings.ts";
import type { PathParameters } from "./types.ts";

/**
 * The operations of the API by resource. Bound path parameters are omitted from `where`, so clients with different bound
 * parameters are not interchangeable.
 */
export interface Resources<Bound extends PathKey = never> {
  readonly dealers: Dealers<Bound>;
  readonly sites: Sites<Bound>;
  readonly monitoringStations: MonitoringStations<Bound>;
  readonly contacts: Contacts<Bound>;
  readonly devices: Devices<Bound>;
  readonly armingSettings: ArmingSettings<Bound>;
  readonly alarmVerifications: AlarmVerifications<Bound>;
  /**
   * Binds path parameters, so that calls omit them.
   *
   * @example
   * ```ts
   * import { createPartnerClient } from "@chekt/partner-client";
   *
   * const chekt = createPartnerClient({ clientId: "my-app", clientSecret: "my-secret" });
   * const dealer = chekt.at({ dealerId: 42 });
   * const sites = await dealer.sites.list();
   * const contacts = await dealer.contacts.list({ siteId: 7 });
   * console.log(sites.length, contacts.length);
   * ```
   */
  at<Key extends PathKey>(where: Pick<PathParameters, Key>): Resources<Bound | Key>;
}

/** A client of the Partner API. */
export interface PartnerClient extends Resources, RawMethods {}

function createResources<Bound extends PathKey>(scope: Scope): Resources<Bound> {
  return {
    dealers: dealers(scope),
    sites: sites(scope),
    monitoringStations: monitoringStations(scope),
    contacts: contacts(scope),
    devices: devices(scope),
    armingSettings: armingSettings(scope),
    alarmVerifications: alarmVerifications(scope),
    at: (where) => createResources({ ...scope, bound: { ...scope.bound, ...where } }),
  };
}

/**
 * Creates a client of the Partner API. It requests tokens on demand and shares them among all calls, retries where that is
 * safe, and throws typed errors.
 *
 * @throws TypeError when an option is missing or invalid.
 *
 * @example
 * ```ts
 * import { createPartnerClient } from "@chekt/partner-client";
 *
 * const chekt = createPartnerClient({ clientId: "my-app", clientSecret: "my-secret" });
 * const site = await chekt.sites.create(
 *   { dealerId: 42 },
 *   { external_site_id: "hq", name: "Gangnam Headquarters", timezone: "Asia/Seoul" },
 * );
 * console.log(site.site_id);
 * ```
 */
export function createPartnerClient(options: PartnerClientOptions = {}): PartnerClient {
  const settings = createSettings(options);
  return { ...createResources({ settings, bound: {} }), ...rawMethods(settings) };
}
