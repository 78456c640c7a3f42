import { type Amounts, makeSites } from "./make-sites.ts";
import { seedDealers, type SeedName, type SeedRows } from "./seed.ts";

const [main, second] = seedDealers.connected;

/** How many rows each dealer has, by seed. */
const amountsBySeed: Readonly<Record<SeedName, ReadonlyMap<number, Amounts>>> = {
  empty: new Map(),
  demo: new Map([
    [main, { stations: 2, sites: 12, contactsPerSite: 2, devicesPerSite: 3 }],
    [second, { stations: 1, sites: 3, contactsPerSite: 1, devicesPerSite: 1 }],
    [seedDealers.notConnected, { stations: 1, sites: 2, contactsPerSite: 1, devicesPerSite: 1 }],
    [seedDealers.dealerApp, { stations: 1, sites: 2, contactsPerSite: 1, devicesPerSite: 2 }],
  ]),
  large: new Map([
    [main, { stations: 5, sites: 10_000, contactsPerSite: 1, devicesPerSite: 3 }],
    [second, { stations: 2, sites: 1000, contactsPerSite: 1, devicesPerSite: 1 }],
    [seedDealers.notConnected, { stations: 1, sites: 100, contactsPerSite: 1, devicesPerSite: 1 }],
    [seedDealers.dealerApp, { stations: 1, sites: 100, contactsPerSite: 1, devicesPerSite: 1 }],
  ]),
};

/** Generates the rows of a seed. They are always the same. */
export function createSeedRows(name: SeedName): SeedRows {
  const rows: { [Table in keyof SeedRows]: SeedRows[Table][number][] } = {
    monitoring_stations: [],
    sites: [],
    contacts: [],
    devices: [],
  };
  for (const [dealer, amounts] of amountsBySeed[name]) {
    const first = {
      station: rows.monitoring_stations.length + 1,
      site: rows.sites.length + 1,
      contact: rows.contacts.length + 1,
      device: rows.devices.length + 1,
    };
    const dealerRows = makeSites(dealer, first, amounts);
    for (const row of dealerRows.monitoring_stations) rows.monitoring_stations.push(row);
    for (const row of dealerRows.sites) rows.sites.push(row);
    for (const row of dealerRows.contacts) rows.contacts.push(row);
    for (const row of dealerRows.devices) rows.devices.push(row);
  }
  return rows;
}
