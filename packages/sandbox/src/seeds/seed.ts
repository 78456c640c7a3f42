import type { Moment, Tables } from "../store/tables.ts";

/** A workspace's data when it begins: everything but who may call. */
export type SeedRows = {
  readonly [Table in "monitoring_stations" | "sites" | "contacts" | "devices"]: readonly Omit<
    Tables[Table],
    "workspace"
  >[];
};

/** The names of the seeds. */
export const seedNames = ["empty", "demo", "large"] as const;
export type SeedName = (typeof seedNames)[number];

/** The dealers of every seed, by what they are for. */
export const seedDealers = {
  /** Those that are connected to the platform partner. The first has the most data. */
  connected: [42, 43],
  /** One that is not, but whose user token would connect it. */
  notConnected: 44,
  /** The one that installed the dealer app. */
  dealerApp: 45,
} as const;

/** A day, in milliseconds. */
export const DAY: Moment = 24 * 60 * 60 * 1000;

/** When the history of the seeds begins. */
export const BEGINNING: Moment = Date.UTC(2025, 0, 1);
