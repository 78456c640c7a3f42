import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from "node:sqlite";
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
import type { Database, Tables } from "./tables.ts";

/** The maximum number of prepared statements. Without a limit, lists with many different filters would fill the memory. */
const PREPARED = 500;

/** An open SQLite database. */
interface Sqlite {
  readonly db: Database;
  /** Returns a string that differs after every change. */
  readonly version: () => string;
}

/**
 * Opens a SQLite database in this process.
 *
 * @param path a file, which is written durably, or `:memory:`.
 */
export async function openSqlite(path: string): Promise<Sqlite> {
  const { DatabaseSync } = await withoutSqliteWarning(() => import("node:sqlite"));
  const database = new DatabaseSync(path);
  database.exec("PRAGMA foreign_keys = ON");
  if (path !== ":memory:") {
    // Acknowledged writes survive a crash (FULL), and reads by other processes do not block (WAL).
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000");
  }
  const driver = new OneConnection(database);
  const dialect = {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => driver,
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
  const db = new Kysely<Tables>({ config: { dialect }, dialect, driver, executor: new ImmediateExecutor(driver) });
  // The number of rows that this connection has changed, and a number that changes when another connection has.
  const changes = database.prepare("SELECT total_changes(), data_version FROM pragma_data_version");
  changes.setReturnArrays(true);
  return { db, version: () => Object.values(changes.get() ?? {}).join() };
}

/** Transactions, and queries while one is open, queue for the single connection. */
class OneConnection implements Driver {
  readonly connection: SqliteConnection;
  readonly #waiting: (() => void)[] = [];
  #isTaken = false;

  constructor(database: DatabaseSync) {
    this.connection = new SqliteConnection(database);
  }

  get isTaken(): boolean {
    return this.#isTaken;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#isTaken) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#isTaken = true;
    return this.connection;
  }

  async releaseConnection(): Promise<void> {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#isTaken = false;
  }

  async beginTransaction(): Promise<void> {
    // Takes the write lock at once, because a transaction that reads first may fail to get it later.
    this.connection.execute("BEGIN IMMEDIATE");
  }

  async commitTransaction(): Promise<void> {
    this.connection.execute("COMMIT");
  }

  async rollbackTransaction(): Promise<void> {
    this.connection.execute("ROLLBACK");
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
  readonly #isOfTransaction: boolean;

  /** @param ofTransaction provides the connection of the transaction that the queries belong to. */
  constructor(driver: OneConnection, ofTransaction?: ConnectionProvider) {
    const provider = ofTransaction ?? new DefaultConnectionProvider(driver);
    super(new SqliteQueryCompiler(), new SqliteAdapter(), provider);
    this.#driver = driver;
    this.#isOfTransaction = ofTransaction !== undefined;
  }

  override async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { connection, isTaken } = this.#driver;
    return this.#isOfTransaction || !isTaken ? connection.run(query) : super.executeQuery(query);
  }

  override withConnectionProvider(provider: ConnectionProvider): ImmediateExecutor {
    return new ImmediateExecutor(this.#driver, provider);
  }
}

class SqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, Prepared>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return this.run(query);
  }

  run<Row>({ sql, parameters }: CompiledQuery): QueryResult<Row> {
    const statement = this.#prepare(sql);
    const values = parameters as SQLInputValue[];
    if (statement.hasRows) return { rows: statement.rows(values) as Row[] };
    return { rows: [], numAffectedRows: BigInt(statement.changes(values)) };
  }

  // eslint-disable-next-line require-yield -- Required by the interface.
  async *streamQuery(): AsyncGenerator<never> {
    throw new Error("Streaming is not supported on SQLite.");
  }

  /** Executes a statement without parameters or results. */
  execute(sql: string): void {
    this.#prepare(sql).changes([]);
  }

  close(): void {
    this.#database.close();
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known) return known;
    const statement = new Prepared(this.#database.prepare(sql));
    if (this.#prepared.size >= PREPARED) this.#prepared.clear();
    this.#prepared.set(sql, statement);
    return statement;
  }
}

/** A prepared statement. */
class Prepared {
  readonly #statement: StatementSync;
  readonly #columns: readonly string[];

  constructor(statement: StatementSync) {
    this.#statement = statement;
    this.#columns = statement.columns().map(({ name }) => name);
    // Building objects from arrays is faster: SQLite's own take twice as long to create, and are slower to read because
    // they have no prototype and so no shared shape.
    statement.setReturnArrays(true);
  }

  get hasRows(): boolean {
    return this.#columns.length > 0;
  }

  rows(values: readonly SQLInputValue[]): object[] {
    const columns = this.#columns;
    return this.#statement.all(...values).map((found) => {
      const cells = found as unknown as readonly SQLOutputValue[];
      const row: Record<string, SQLOutputValue | undefined> = {};
      for (let index = 0; index < columns.length; index += 1) row[columns[index] ?? ""] = cells[index];
      return row;
    });
  }

  changes(values: readonly SQLInputValue[]): number | bigint {
    return this.#statement.run(...values).changes;
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
