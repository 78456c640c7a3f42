/** A list with columns of every type. */
export const sites = {
  table: "sites",
  key: "site_id",
  columns: {
    site_id: { type: "integer" },
    name: { type: "string", nullable: false },
    account_number: { type: "string", nullable: true },
    is_activated: { type: "integer" },
    latitude: { type: "number" },
    is_shared: { type: "boolean" },
    created_at: { type: "timestamp" },
  },
} as const;

/** A row of the list. */
export interface Site {
  site_id: number;
  name: string;
  account_number: string | null;
  is_activated: number;
  latitude: number;
  is_shared: boolean;
  created_at: string;
}

/** Creates a row with an id and the given properties. */
export function site(site_id: number, special: Partial<Site> = {}): Site {
  return {
    site_id,
    name: `Site ${site_id}`,
    account_number: null,
    is_activated: site_id % 2,
    latitude: site_id / 8,
    is_shared: false,
    created_at: `2025-01-01 00:00:${String(site_id % 60).padStart(2, "0")}`,
    ...special,
  };
}

/** Creates a number of rows. */
export function manySites(count: number, special: (site_id: number) => Partial<Site> = () => ({})): Site[] {
  return Array.from({ length: count }, (_, index) => site(index + 1, special(index + 1)));
}
