import type { PathKey, Scope } from "./bound.ts";
import type { PathParameters } from "./operation-types.ts";
import { rawMethods, type RawMethods } from "./raw.ts";
import { alarmVerifications, type AlarmVerifications } from "./resources/alarm-verifications.ts";
import { armingSettings, type ArmingSettings } from "./resources/arming-settings.ts";
import { contacts, type Contacts } from "./resources/contacts.ts";
import { dealers, type Dealers } from "./resources/dealers.ts";
import { devices, type Devices } from "./resources/devices.ts";
import { monitoringStations, type MonitoringStations } from "./resources/monitoring-stations.ts";
import { sites, type Sites } from "./resources/sites.ts";
import { type PartnerClientOptions, settingsOf } from "./settings.ts";

/**
 * The operations of the API by resource. A path parameter that is bound is left out of `where`: so a client that has more
 * bound does not stand in for one that has less, since it would take its `where` for something else.
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
   * Binds path parameters, so that they need not be named again.
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

function resourcesAt<Bound extends PathKey>(scope: Scope): Resources<Bound> {
  return {
    dealers: dealers(scope),
    sites: sites(scope),
    monitoringStations: monitoringStations(scope),
    contacts: contacts(scope),
    devices: devices(scope),
    armingSettings: armingSettings(scope),
    alarmVerifications: alarmVerifications(scope),
    at: (where) => resourcesAt({ ...scope, bound: { ...scope.bound, ...where } }),
  };
}

/**
 * A client of the Partner API. It fetches a token when one is needed, shares it among all calls, repeats what is safe to
 * repeat, and throws typed errors.
 *
 * @throws TypeError when an option is missing or cannot be right.
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
  const settings = settingsOf(options);
  return { ...resourcesAt({ settings, bound: {} }), ...rawMethods(settings) };
}
