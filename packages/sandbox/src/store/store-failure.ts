import { NoResponse } from "./timeouts.ts";

/**
 * Why the store did not execute a query that is itself valid:
 *
 * - `locked`: another process has a lock on the database.
 * - `conflict`: a concurrent transaction changed the same rows, or deleted those that the query refers to.
 * - `full`: the disk is full.
 * - `failed`: anything else, such as a read-only file, or a server that does not respond.
 */
export type StoreFailure = "locked" | "conflict" | "full" | "failed";

/** SQLITE_BUSY and SQLITE_LOCKED: https://sqlite.org/rescode.html */
const SQLITE_LOCKED: ReadonlySet<number> = new Set([5, 6]);

/** SQLITE_CONSTRAINT_FOREIGNKEY */
const SQLITE_FOREIGN_KEY = 787;

/** SQLITE_FULL */
const SQLITE_FULL = 13;

/** The SQLite result codes of invalid queries: ERROR, TOOBIG, CONSTRAINT, MISMATCH, MISUSE and RANGE. */
const SQLITE_INVALID: ReadonlySet<number> = new Set([1, 18, 19, 20, 21, 25]);

/** lock_not_available: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const POSTGRES_LOCKED = "55P03";

/** serialization_failure, deadlock_detected and foreign_key_violation */
const POSTGRES_CONFLICT: ReadonlySet<string> = new Set(["40001", "40P01", "23503"]);

/** Data exceptions, and exceeded limits of the server, such as the size of an index entry. */
const POSTGRES_UNSTORABLE = /^(22|54)/;

/** SQLITE_TOOBIG and SQLITE_MISMATCH */
const SQLITE_UNSTORABLE: ReadonlySet<number> = new Set([18, 20]);

/** disk_full */
const POSTGRES_FULL = "53100";

/**
 * Connection exceptions, insufficient resources, operator intervention, system errors and internal errors; a read-only
 * database, a transaction that was idle for too long, a database that does not exist, and a rejected user.
 */
const POSTGRES_FAILED = /^(08|53|57|58|XX|25006|25P03|3D|28)/;

/** How node-postgres reports a connection that breaks. These errors have no code. */
const CONNECTION_FAILED =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect)/;

/** Returns why the store failed; undefined for any other error. */
export function findStoreFailure(error: unknown): StoreFailure | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof NoResponse) return "failed";
  if (error instanceof AggregateError) return findStoreFailure(error.errors[0]);
  const { errcode } = error as { errcode?: unknown };
  if (errcode === SQLITE_FOREIGN_KEY) return "conflict";
  const sqlite = readSqliteCode(error);
  if (sqlite !== undefined) {
    if (SQLITE_LOCKED.has(sqlite)) return "locked";
    if (sqlite === SQLITE_FULL) return "full";
    return SQLITE_INVALID.has(sqlite) ? undefined : "failed";
  }
  const { code, severity, syscall } = error as { code?: unknown; severity?: unknown; syscall?: unknown };
  if (typeof severity === "string" && typeof code === "string") {
    if (code === POSTGRES_LOCKED) return "locked";
    if (POSTGRES_CONFLICT.has(code)) return "conflict";
    if (code === POSTGRES_FULL) return "full";
    return POSTGRES_FAILED.test(code) ? "failed" : undefined;
  }
  // The sandbox opens no other connections. A request that its client aborts has a code, but no system call.
  return typeof syscall === "string" || CONNECTION_FAILED.test(error.message) ? "failed" : undefined;
}

/** Whether the store rejected a value. Validation rejects all values of which it is known, so this is the last resort. */
export function isUnstorable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, severity } = error as { code?: unknown; severity?: unknown };
  if (typeof severity === "string" && typeof code === "string") return POSTGRES_UNSTORABLE.test(code);
  return SQLITE_UNSTORABLE.has(readSqliteCode(error) ?? 0);
}

/** Whether another process locks the SQLite database. */
export function isLockedError(error: unknown): boolean {
  return error instanceof Error && SQLITE_LOCKED.has(readSqliteCode(error) ?? 0);
}

/** The primary result code of an error of SQLite. */
function readSqliteCode(error: Error): number | undefined {
  const { errcode } = error as { errcode?: unknown };
  return typeof errcode === "number" ? errcode & 0xff : undefined;
}
