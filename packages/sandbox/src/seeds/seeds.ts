import { type Amounts, makeSites } from "./make-sites.ts";
import { seedDealers, type SeedName, type SeedRows } from "./seed.ts";

const [main, second] = seedDealers.connected;

/** What each dealer has, by seed. */
const amountsBySeed: Readonly<Record<SeedName, ReadonlyMap<number, Amounts>>> = {
  empty: new Map(),
  demo: new Map([
    [main, { stations: 2, sites: 12, contactsOfSite: 2, devicesOfSite: 3 }],
    [second, { stations: 1, sites: 3, contactsOfSite: 1, devicesOfSite: 1 }],
    [seedDealers.notConnected, { stations: 1, sites: 2, contactsOfSite: 1, devicesOfSite: 1 }],
    [seedDealers.dealerApp, { stations: 1, sites: 2, contactsOfSite: 1, devicesOfSite: 2 }],
  ]),
  large: new Map([
    [main, { stations: 5, sites: 10_000, contactsOfSite: 1, devicesOfSite: 3 }],
    [second, { stations: 2, sites: 1000, contactsOfSite: 1, devicesOfSite: 1 }],
    [seedDealers.notConnected, { stations: 1, sites: 100, contactsOfSite: 1, devicesOfSite: 1 }],
    [seedDealers.dealerApp, { stations: 1, sites: 100, contactsOfSite: 1, devicesOfSite: 1 }],
  ]),
};

/** The rows of a seed: the same every time. */
export function rowsOfSeed(name: SeedName): SeedRows {
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
    const made = makeSites(dealer, first, amounts);
    for (const row of made.monitoring_stations) rows.monitoring_stations.push(row);
    for (const row of made.sites) rows.sites.push(row);
    for (const row of made.contacts) rows.contacts.push(row);
    for (const row of made.devices) rows.devices.push(row);
  }
  return rows;
}
