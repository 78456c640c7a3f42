import type { PlantedFault } from "../planted-fault.ts";

export const behaviourFaults: readonly PlantedFault[] = [
  {
    name: "an update of a site changes nothing",
    task: "stateful/sequences",
    file: "operations/sites.ts",
    from: `        .set(changes)
        .where((eb) => eb.and({ ...scope }))`,
    to: `        .set(changes)
        .where((eb) => eb.and({ ...scope, site_id: 0 }))`,
  },
  {
    name: "an update of a contact empties what it does not name",
    task: "stateful/sequences",
    file: "operations/contacts.ts",
    from: `    .set(changes)`,
    to: `    .set({ phone_number: null, email: null, ...changes })`,
  },
  {
    name: "the activation can be switched on only",
    task: "stateful/sequences",
    file: "operations/sites.ts",
    from: "sql`1 - is_activated`",
    to: "sql`1`",
  },
  {
    name: "a new site is activated",
    task: "stateful/sequences",
    file: "operations/sites.ts",
    from: `is_activated: 0 as const`,
    to: `is_activated: 1 as const`,
  },
  {
    name: "two sites may have the same id of the partner",
    task: "promises/unique-external-ids",
    file: "store/migrations.ts",
    from: `CREATE UNIQUE INDEX sites_by_external_id`,
    to: `CREATE INDEX sites_by_external_id`,
  },
  {
    name: "a deleted site is still there",
    task: "promises/deleteSite/isolation",
    file: "operations/sites.ts",
    from: `    .where((eb) => eb.and({ ...siteScope(call) }))
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw noSite(call);`,
    to: `    .where((eb) => eb.and({ ...siteScope(call), name: "nothing" }))
    .executeTakeFirst();
  if (numDeletedRows === 1n) throw noSite(call);`,
  },
  {
    name: "a deleted contact is still there",
    task: "promises/deleteContact/isolation",
    file: "operations/contacts.ts",
    from: `    .where((eb) => eb.and(contactKey(call)))
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw await missing(call);`,
    to: `    .where((eb) => eb.and({ ...contactKey(call), first_name: "nobody" }))
    .executeTakeFirst();
  if (numDeletedRows === 1n) throw await missing(call);`,
  },
  {
    name: "a monitoring station in use is deleted",
    task: "promises/station-in-use",
    file: "operations/monitoring-stations.ts",
    from: `    if (site) {`,
    to: `    if (site && site.site_id === 0) {`,
  },
  {
    name: "a site takes the monitoring station of another dealer",
    task: "promises/foreign-references",
    file: "operations/sites.ts",
    from: `      .where((eb) => eb.and({ workspace, dealer_id, monitoring_station_id: storable(id) })),`,
    to: `      .where((eb) => eb.and({ workspace, monitoring_station_id: storable(id) })),`,
  },
  {
    name: "a site does not bring the partner's id of its monitoring station",
    task: "promises/listSites/filter",
    file: "operations/sites.ts",
    from: `return { status: 201, body: show({ ...row, external_monitoring_station_id }) };`,
    to: `return { status: 201, body: show({ ...row, external_monitoring_station_id: external_monitoring_station_id && null }) };`,
  },
  {
    name: "any text is a time zone",
    task: "promises/unknown-time-zone",
    file: "operations/sites.ts",
    from: `if (timezone === undefined || isTimezone(timezone)) return;`,
    to: `if (timezone !== null) return;`,
  },
  {
    name: "a change of the arming settings is lost",
    task: "stateful/sequences",
    file: "operations/arming-settings.ts",
    from: `    .set({ security_type })`,
    to: `    .set({ security_type: 3 })`,
  },
  {
    name: "the results of a bulk call come in another order",
    task: "promises/createDevices/bulk",
    file: "operations/bulk-outcome.ts",
    from: `const results = outcomes.map(`,
    to: `const results = outcomes.toReversed().map(`,
  },
  {
    name: "a bulk call counts its failures as successes",
    task: "promises/createDevices/bulk",
    file: "operations/bulk-outcome.ts",
    from: `failure_count: results.length - success_count`,
    to: `failure_count: 0`,
  },
  {
    name: "a failed item does not say what was sent",
    task: "examples/createDevices",
    file: "operations/bulk-outcome.ts",
    from: `          req: outcome.req,
        },`,
    to: `        },`,
  },
  {
    name: "two devices of a site may have the same id of the partner within one request",
    task: "boundaries/createDevices",
    file: "operations/devices.ts",
    from: `      owners.set(row.external_device_id, row.device_id);`,
    to: ``,
  },
  {
    name: "a device that is updated keeps the moment of its last change",
    task: "promises/updated-device",
    file: "operations/devices.ts",
    from: `.set({ ...changes, updated_at: call.caller.now })`,
    to: `.set({ ...changes, device_id: storable(device_id) })`,
  },
  {
    name: "a deleted device is reported as a failure",
    task: "examples/deleteDevices",
    file: "operations/devices.ts",
    from: `results.push(row ? { req: device_id, res: show(row) } : {`,
    to: `results.push(!row ? { req: device_id, res: { device_id } } : {`,
  },
  {
    name: "a verification takes a second, other answer",
    task: "promises/respondToAlarmVerification/once",
    file: "operations/alarm-verifications.ts",
    from: `if (verification.answer_id !== null) return repeated(verification, response);`,
    to: `if (verification.answer_id === -1) return repeated(verification, response);`,
  },
  {
    name: "the same answer to a verification, sent again, is refused",
    task: "promises/respondToAlarmVerification/once",
    file: "operations/alarm-verifications.ts",
    from: `  if (!isSame) {`,
    to: `  if (!isSame || id !== null) {`,
  },
  {
    name: "an expired verification can be answered",
    task: "promises/respondToAlarmVerification/once",
    file: "operations/alarm-verifications.ts",
    from: `if (verification.expires_at <= call.caller.now) {`,
    to: `if (verification.expires_at <= 0) {`,
  },
  {
    name: "a contact of another site answers a verification",
    task: "promises/respondToAlarmVerification/once",
    file: "operations/alarm-verifications.ts",
    from: `eb.and({ ...scope, contact_id: storable(response.contact_id) })`,
    to: `eb.and({ workspace: scope.workspace, contact_id: storable(response.contact_id) })`,
  },
  {
    name: "a dealer is not renamed when it connects",
    task: "promises/connected-dealer",
    file: "operations/dealers.ts",
    from: `      .where((eb) => eb.and(scope))`,
    to: `      .where((eb) => eb.and({ ...scope, dealer_id: 0 }))`,
  },
];
