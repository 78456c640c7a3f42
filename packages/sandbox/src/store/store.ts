import { sql } from "kysely";
import { Migrator } from "kysely/migration";
import { AnswerCache } from "./answer-cache.ts";
import { migrationsFor } from "./migrations.ts";
import { openPostgres } from "./postgres.ts";
import { openSqlite } from "./sqlite.ts";
import type { Database, InTransaction } from "./tables.ts";

/** Where the sandbox keeps what it remembers. */
export interface Store {
  readonly engine: "sqlite" | "postgres";
  readonly db: Database;
  /** None where others may change the store without a sign. */
  readonly cache: AnswerCache | undefined;
  close(): Promise<void>;
}

/**
 * Opens a store, and brings its tables up to date.
 *
 * @param place `:memory:`, the path of a SQLite file, or the URL of a PostgreSQL database.
 * @throws Error when it cannot be opened, or its tables are those of a later version.
 */
export async function openStore(place: string): Promise<Store> {
  const engine = /^postgres(ql)?:\/\//.test(place) ? "postgres" : "sqlite";
  const { db, version } =
    engine === "postgres" ? { db: await openPostgres(place), version: undefined } : await openSqlite(place);
  try {
    await migrate(db, engine);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return { engine, db, cache: version && new AnswerCache(version), close: () => db.destroy() };
}

async function migrate(db: Database, engine: Store["engine"]): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrationsFor(engine) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

/** Whose numbers: ids count up within a workspace. */
export type CounterName =
  | "dealer"
  | "monitoring_station"
  | "site"
  | "contact"
  | "device"
  | "verification_answer"
  | "fault";

/**
 * Takes the next ids of a workspace; gives the first of them. Until the transaction ends, others wait for theirs: so ids
 * become visible in their order, and whoever reads a list by its key misses none.
 */
export async function takeIds(
  db: InTransaction,
  workspace: string,
  name: CounterName,
  howMany: number = 1,
): Promise<number> {
  // All that is created goes through here, so it is written as what is asked of the store.
  const { rows } = await sql<{ last: number }>`
    INSERT INTO counters (workspace, name, last) VALUES (${workspace}, ${name}, ${howMany})
    ON CONFLICT (workspace, name) DO UPDATE SET last = counters.last + excluded.last
    RETURNING last
  `.execute(db);
  const [counter] = rows;
  if (!counter) throw new Error(`The store does not count any ${name} further.`);
  return counter.last - howMany + 1;
}
