import { BEGINNING, DAY, type SeedRows } from "./seed.ts";

const cities = [
  ["Gangnam", "Teheran-ro, Gangnam-gu, Seoul", "Asia/Seoul"],
  ["Harbor", "Harbor Boulevard, Anaheim, CA", "America/Los_Angeles"],
  ["Lakeside", "Lake Street, Chicago, IL", "America/Chicago"],
  ["Midtown", "Peachtree Street, Atlanta, GA", "America/New_York"],
  ["Riverfront", "Queens Quay, Toronto, ON", "America/Toronto"],
  ["Canary Wharf", "Bank Street, London", "Europe/London"],
] as const;

const kinds = ["Headquarters", "Warehouse", "Store", "Parking Deck"] as const;

const people = [
  ["John", "Doe"],
  ["Minji", "Kim"],
  ["Maria", "Garcia"],
  ["Wei", "Chen"],
  ["Amara", "Okafor"],
] as const;

const places = ["Front Door", "Loading Dock", "Lobby", "Car Park", "Roof"] as const;

/** The first IDs of a dealer's rows. */
export interface FirstIds {
  readonly station: number;
  readonly site: number;
  readonly contact: number;
  readonly device: number;
}

/** How many rows a dealer has. */
export interface Amounts {
  readonly stations: number;
  readonly sites: number;
  readonly contactsPerSite: number;
  readonly devicesPerSite: number;
}

/** Generates a dealer's data. It is deterministic, and every column is set in some rows and, if nullable, null in others. */
export function makeSites(dealer_id: number, first: FirstIds, amounts: Amounts): SeedRows {
  const stations = numbers(amounts.stations).map((index) => ({
    dealer_id,
    monitoring_station_id: first.station + index,
    external_monitoring_station_id: `cs-${12_345 + index}`,
    name: index === 0 ? "CHeKT Central Station" : `Regional Station ${index}`,
    prefix: index === 0 ? "CH" : null,
    linecard: index % 2 === 0 ? `${12_345 + index}` : null,
    created_at: BEGINNING + index * DAY,
  }));
  const sites = numbers(amounts.sites).map((index) => {
    const [city, street, timezone] = pick(cities, index);
    // Every fifth site has no station.
    const station = index % 5 === 4 ? undefined : stations[index % Math.max(stations.length, 1)];
    return {
      dealer_id,
      site_id: first.site + index,
      external_site_id: String(1_234_567_890 + index),
      name: `${city} ${pick(kinds, Math.floor(index / cities.length))}`,
      monitoring_station_id: station?.monitoring_station_id ?? null,
      account_number: station ? `CH${1000 + index}` : null,
      address1: `${100 + 23 * (index + 1)} ${street}`,
      address2: index % 3 === 0 ? `${index + 7}th Floor, Suite ${701 + index}` : null,
      timezone,
      is_activated: index % 3 === 2 ? (0 as const) : (1 as const),
      security_type: (index % 4) + 1,
      created_at: BEGINNING + Math.floor(index / 2) * DAY,
    };
  });
  const contacts = sites.flatMap(({ site_id }, siteIndex) =>
    numbers(amounts.contactsPerSite).map((index) => {
      const number = siteIndex * amounts.contactsPerSite + index;
      const [first_name, last_name] = pick(people, number);
      return {
        dealer_id,
        site_id,
        contact_id: first.contact + number,
        external_contact_id: String(1234 + number),
        first_name,
        last_name,
        phone_number: `+1-555-${String(100 + (number % 900))}-${String(1000 + (number % 9000))}`,
        email: number % 4 === 3 ? null : `${first_name}.${last_name}@example.com`.toLowerCase(),
        created_at: BEGINNING + siteIndex * DAY + index,
      };
    }),
  );
  const devices = sites.flatMap(({ site_id }, siteIndex) =>
    numbers(amounts.devicesPerSite).map((index) => {
      const number = siteIndex * amounts.devicesPerSite + index;
      const isBridge = index === 0 && siteIndex % 2 === 0;
      return {
        dealer_id,
        site_id,
        device_id: first.device + number,
        external_device_id: `ext-${67_890 + number}`,
        device_type: isBridge ? "bridge" : "camera",
        name: isBridge ? "Bridge" : pick(places, number),
        zone_number: String(index + 1).padStart(3, "0"),
        additional_zone_numbers: index === 1 ? "011,012" : null,
        mac: (0x1000_0000 + number).toString(16).toUpperCase(),
        manufacturer: number % 7 === 6 ? null : "CHeKT",
        model: isBridge ? "CKB-312" : "CHEKT-CAM-001",
        serial_number: String(1_234_567_890 + number),
        registered_by_partner: "Sandbox Platform",
        created_at: BEGINNING + siteIndex * DAY + index * 1000,
        updated_at: BEGINNING + siteIndex * DAY + index * 1000,
      };
    }),
  );
  return { monitoring_stations: stations, sites, contacts, devices };
}

function numbers(count: number): number[] {
  return [...Array(count).keys()];
}

function pick<const Items extends readonly [unknown, ...unknown[]]>(items: Items, index: number): Items[number] {
  return items[index % items.length];
}
