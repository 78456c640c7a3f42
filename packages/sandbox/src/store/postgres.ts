import {
  type CompiledQuery,
  DefaultConnectionProvider,
  DefaultQueryExecutor,
  Kysely,
  PostgresDialect,
  type QueryResult,
} from "kysely";
import type { PoolConfig } from "pg";
import { BoundedPool } from "./bounded-pool.ts";
import { retryConflicts } from "./retry-conflicts.ts";
import type { Database, Tables } from "./tables.ts";
import { type StoreTimeouts, within } from "./timeouts.ts";

/** The maximum number of connections per process. */
const CONNECTIONS = 10;

/** How long a connection is idle before this process checks whether the server is still there, in milliseconds. */
const KEEP_ALIVE_MS = 10_000;

/** An open PostgreSQL database. */
interface Postgres {
  readonly db: Database;
  /** Rejects if the server does not respond within the given time, in milliseconds. */
  readonly ping: (milliseconds: number) => Promise<void>;
}

/** Opens a PostgreSQL database, which any number of sandboxes may share. */
export async function openPostgres(connectionString: string, timeouts: StoreTimeouts): Promise<Postgres> {
  // Loaded on demand, because most sandboxes never use PostgreSQL.
  const { default: pg } = await import("pg");
  const settings = sessionSettings(timeouts);
  const config: PoolConfig = {
    connectionString,
    max: CONNECTIONS,
    connectionTimeoutMillis: timeouts.connectMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    // Not startup parameters, because connection poolers such as PgBouncer reject those. The pool waits for the promise,
    // which its type does not say: https://node-postgres.com/apis/pool
    // eslint-disable-next-line typescript/no-misused-promises
    onConnect: (client) => within(timeouts.connectMs, client.query(settings)),
    // All stored 64-bit integers are safe as JavaScript numbers.
    types: {
      getTypeParser: ((oid, format) =>
        oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  };
  const pool = new pg.Pool(config);
  // The pool replaces idle connections that break; without a listener, the error would end the process.
  pool.on("error", () => {});
  // The same for connections in use, whose query fails with the error anyway.
  pool.on("connect", (client) => client.on("error", () => {}));
  const bounded = new BoundedPool(pool, timeouts.responseMs);
  const dialect = new PostgresDialect({ pool: bounded });
  const driver = dialect.createDriver();
  await driver.init();
  const executor = new RetryingExecutor(
    dialect.createQueryCompiler(),
    dialect.createAdapter(),
    new DefaultConnectionProvider(driver),
  );
  const db = new Kysely<Tables>({ config: { dialect }, dialect, driver, executor });
  return { db, ping: (milliseconds) => bounded.ping(milliseconds) };
}

/** Repeats queries outside a transaction if they conflict with another. Queries in one have an executor without that. */
class RetryingExecutor extends DefaultQueryExecutor {
  override executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return retryConflicts(() => super.executeQuery<Row>(query));
  }
}

/**
 * The limits that the server enforces, even after this process has vanished. The TCP settings bound how long it keeps a
 * connection whose other end has vanished.
 */
function sessionSettings({ statementMs, lockMs, idleInTransactionMs }: StoreTimeouts): string {
  const settings = {
    statement_timeout: statementMs,
    lock_timeout: lockMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    tcp_keepalives_idle: 10,
    tcp_keepalives_interval: 5,
    tcp_keepalives_count: 3,
    tcp_user_timeout: 30_000,
  };
  return Object.entries(settings)
    .map(([name, value]) => `SET ${name} = ${value}`)
    .join("; ");
}
