import { sql } from "kysely";
import type { Store } from "./store.ts";
import { retryConflicts } from "./retry-conflicts.ts";
import type { InTransaction } from "./tables.ts";

/**
 * Whether a transaction may run at the same time as others of its workspace, or alone. All but a few change single rows, and
 * so can run together. One that replaces rows of many tables runs alone, because others would find some rows and miss others.
 */
export type Company = "together" | "alone";

/**
 * Runs a transaction in a workspace. On PostgreSQL, it may be repeated from the beginning if it conflicts with another.
 *
 * @throws the error of the last attempt.
 */
export async function inTransaction<Result>(
  { db, engine }: Pick<Store, "db" | "engine">,
  workspace: string,
  work: (trx: InTransaction) => Promise<Result>,
  company: Company = "together",
): Promise<Result> {
  // SQLite allows only one transaction at a time.
  if (engine === "sqlite") return db.transaction().execute(work);
  // An advisory lock, because its queue is fair: a row lock lets further transactions together in before one alone.
  const lock = sql.raw(company === "alone" ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared");
  return retryConflicts(() =>
    db.transaction().execute(async (trx) => {
      // Before anything else, so that transactions of a workspace wait for each other here and do not deadlock later.
      await sql`SELECT ${lock}(hashtextextended(${workspace}, 0))`.execute(trx);
      return work(trx);
    }),
  );
}
