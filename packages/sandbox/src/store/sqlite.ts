import type { DatabaseSync } from "node:sqlite";
import {
  type CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  DefaultConnectionProvider,
  DefaultQueryExecutor,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { SqliteConnection } from "./sqlite-connection.ts";
import { isLockedError } from "./store-failure.ts";
import type { Database, Tables } from "./tables.ts";

/** An open SQLite database. */
interface Sqlite {
  readonly db: Database;
  /** Returns a string that differs after every change. */
  readonly version: () => string;
  /** Rejects if the database cannot be read. */
  readonly ping: () => Promise<void>;
}

/**
 * Opens a SQLite database in this process.
 *
 * @param path a file, which is written durably, or `:memory:`.
 * @param lockWaitMs how long to wait for a lock of another process, in milliseconds.
 */
export async function openSqlite(path: string, lockWaitMs: number): Promise<Sqlite> {
  const { DatabaseSync } = await withoutSqliteWarning(() => import("node:sqlite"));
  const database = new DatabaseSync(path, { timeout: 0 });
  database.exec("PRAGMA foreign_keys = ON");
  const connection = new SqliteConnection(database);
  let version;
  try {
    connection.deadline = performance.now() + lockWaitMs;
    // Acknowledged writes survive a crash (FULL), and reads by other processes do not block (WAL).
    const pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL";
    if (path !== ":memory:") await connection.whenUnlocked(() => database.exec(pragmas));
    version = await connection.whenUnlocked(() => createVersion(database));
  } catch (error) {
    database.close();
    throw error;
  }
  const driver = new OneConnection(connection, lockWaitMs);
  const dialect = {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => driver,
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
  const db = new Kysely<Tables>({ config: { dialect }, dialect, driver, executor: new ImmediateExecutor(driver) });
  const ping = async (): Promise<void> => {
    await db.selectFrom("workspaces").select("workspace").limit(1).execute();
  };
  return { db, version, ping };
}

/** Creates a function that returns a string that differs after every change of the database. */
function createVersion(database: DatabaseSync): () => string {
  // The number of rows that this connection has changed, and a number that changes when another connection has.
  const changes = database.prepare("SELECT total_changes(), data_version FROM pragma_data_version");
  changes.setReturnArrays(true);
  let unknown = 0;
  return () => {
    try {
      return Object.values(changes.get() ?? {}).join();
    } catch (error) {
      if (!isLockedError(error)) throw error;
      // Caches nothing while the database is locked even for readers.
      return `unknown ${++unknown}`;
    }
  };
}

/**
 * Migrates in one transaction, which Kysely does not do on SQLite by default. Processes that open a new database at the same
 * moment then migrate one after the other, and a migration that fails leaves nothing behind.
 */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Transactions queue for the single connection, and so do queries that must wait for a lock of another process. */
class OneConnection implements Driver {
  readonly connection: SqliteConnection;
  readonly #lockWaitMs: number;
  readonly #waiting: (() => void)[] = [];
  #released = Promise.withResolvers<void>();
  #isTaken = false;

  constructor(connection: SqliteConnection, lockWaitMs: number) {
    this.connection = connection;
    this.#lockWaitMs = lockWaitMs;
  }

  /** Resolves when the connection is next released. */
  get released(): Promise<void> {
    return this.#released.promise;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    // The time in the queue counts too, so that requests behind a locked one do not wait for multiples of it.
    const deadline = performance.now() + this.#lockWaitMs;
    if (this.#isTaken) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#isTaken = true;
    this.connection.deadline = deadline;
    return this.connection;
  }

  async releaseConnection(): Promise<void> {
    const { resolve } = this.#released;
    this.#released = Promise.withResolvers();
    // Before the next transaction begins, so that queries need not wait for it too.
    resolve();
    const next = this.#waiting.shift();
    if (next) next();
    else this.#isTaken = false;
  }

  async beginTransaction(): Promise<void> {
    await this.connection.begin();
  }

  async commitTransaction(): Promise<void> {
    await this.connection.commit();
  }

  async rollbackTransaction(): Promise<void> {
    this.connection.rollback();
  }

  async destroy(): Promise<void> {
    this.connection.close();
  }
}

/**
 * Runs queries immediately if no transaction is open. SQLite is synchronous, and acquiring and releasing a connection in
 * Kysely takes longer than most queries.
 */
class ImmediateExecutor extends DefaultQueryExecutor {
  readonly #driver: OneConnection;
  readonly #hasConnection: boolean;

  /** @param ofTransaction provides the connection of the transaction that the queries belong to. */
  constructor(driver: OneConnection, ofTransaction?: ConnectionProvider) {
    const provider = ofTransaction ?? new DefaultConnectionProvider(driver);
    super(new SqliteQueryCompiler(), new TransactionalAdapter(), provider);
    this.#driver = driver;
    this.#hasConnection = ofTransaction !== undefined;
  }

  override async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { connection } = this.#driver;
    if (this.#hasConnection) {
      return connection.hasTransaction ? connection.runInTransaction(query) : super.executeQuery(query);
    }
    while (connection.isInTransaction) await this.#driver.released;
    try {
      return connection.run(query);
    } catch (error) {
      if (!isLockedError(error)) throw error;
      return super.executeQuery(query);
    }
  }

  override withConnectionProvider(provider: ConnectionProvider): ImmediateExecutor {
    return new ImmediateExecutor(this.#driver, provider);
  }
}

/** Suppresses Node's warning that SQLite is experimental, which would clutter the output of commands. */
async function withoutSqliteWarning<Result>(work: () => Promise<Result>): Promise<Result> {
  const emitWarning: unknown = Reflect.get(process, "emitWarning");
  process.emitWarning = (warning: string | Error, ...rest: unknown[]): void => {
    if (!String(warning).includes("SQLite")) Reflect.apply(emitWarning as () => void, process, [warning, ...rest]);
  };
  try {
    return await work();
  } finally {
    process.emitWarning = emitWarning as typeof process.emitWarning;
  }
}
