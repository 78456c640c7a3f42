import { sql } from "kysely";
import { Migrator } from "kysely/migration";
import { ResponseCache } from "./response-cache.ts";
import { migrationsFor } from "./migrations.ts";
import { openPostgres } from "./postgres.ts";
import { openSqlite } from "./sqlite.ts";
import type { Database, InTransaction } from "./tables.ts";
import { defaultTimeouts, type StoreTimeouts } from "./timeouts.ts";
import { WriteCheck } from "./write-check.ts";

/** Where the sandbox stores its data. */
export interface Store {
  readonly engine: "sqlite" | "postgres";
  readonly db: Database;
  /** Undefined if other processes may change the store unnoticed. */
  readonly cache: ResponseCache | undefined;
  /** Whether the store accepts writes. */
  readonly writes: WriteCheck;
  /** Rejects if the store does not respond within the given time, in milliseconds. */
  readonly ping: (milliseconds: number) => Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a store, and migrates its tables to the latest version.
 *
 * @param place `:memory:`, the path of a SQLite file, or the URL of a PostgreSQL database.
 * @throws Error if it cannot be opened, or was migrated by a later version.
 */
export async function openStore(place: string, timeouts: StoreTimeouts = defaultTimeouts): Promise<Store> {
  const engine = /^postgres(ql)?:\/\//.test(place) ? "postgres" : "sqlite";
  const { db, ping, version } =
    engine === "postgres"
      ? { ...(await openPostgres(place, timeouts)), version: undefined }
      : await openSqlite(place, timeouts.lockMs);
  try {
    await migrate(db, engine);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const cache = version && new ResponseCache(version);
  return { engine, db, cache, writes: new WriteCheck(db), ping, close: () => db.destroy() };
}

async function migrate(db: Database, engine: Store["engine"]): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrationsFor(engine) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

/** The sequences of IDs. Each workspace has its own. */
export type CounterName =
  | "dealer"
  | "monitoring_station"
  | "site"
  | "contact"
  | "device"
  | "verification_answer"
  | "fault";

/**
 * Allocates the next IDs of a workspace, and returns the first. Other transactions wait until this one ends, so IDs become
 * visible in order, and keyset pagination misses no row.
 */
export async function takeIds(
  db: InTransaction,
  workspace: string,
  name: CounterName,
  count: number = 1,
): Promise<number> {
  // Hand-written SQL, because every insert of the API runs it.
  const { rows } = await sql<{ last: number }>`
    INSERT INTO counters (workspace, name, last) VALUES (${workspace}, ${name}, ${count})
    ON CONFLICT (workspace, name) DO UPDATE SET last = counters.last + excluded.last
    RETURNING last
  `.execute(db);
  const [counter] = rows;
  if (!counter) throw new Error(`The store returned no next ID for ${name}.`);
  return counter.last - count + 1;
}
