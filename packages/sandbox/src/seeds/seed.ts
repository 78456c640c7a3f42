import type { Moment, Tables } from "../store/tables.ts";

/** The initial data of a workspace, except its credentials. */
export type SeedRows = {
  readonly [Table in "monitoring_stations" | "sites" | "contacts" | "devices"]: readonly Omit<
    Tables[Table],
    "workspace"
  >[];
};

/** The names of the seeds. */
export const seedNames = ["empty", "demo", "large"] as const;
export type SeedName = (typeof seedNames)[number];

/** The dealers of every seed, by purpose. */
export const seedDealers = {
  /** Connected to the platform partner. The first has the most data. */
  connected: [42, 43],
  /** Not connected; the user token connects it. */
  notConnected: 44,
  /** Has installed the dealer app. */
  dealerApp: 45,
} as const;

/** A day, in milliseconds. */
export const DAY: Moment = 24 * 60 * 60 * 1000;

/** The date of the oldest data of the seeds. */
export const BEGINNING: Moment = Date.UTC(2025, 0, 1);
