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

/** How many statements stay prepared. Lists with ever other filters would else fill the memory. */
const PREPARED = 500;

/** A database in this process. */
interface Sqlite {
  readonly db: Database;
  /** Tells a text that is another after each change. */
  readonly version: () => string;
}

/**
 * Kysely on SQLite in this process.
 *
 * @param path a file, which then is written durably, or `:memory:`.
 */
export async function openSqlite(path: string): Promise<Sqlite> {
  const { DatabaseSync } = await quietly(() => import("node:sqlite"));
  const database = new DatabaseSync(path);
  database.exec("PRAGMA foreign_keys = ON");
  if (path !== ":memory:") {
    // What was acknowledged is on the disk, and another process that reads the file need not wait.
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000");
  }
  const driver = new OneConnection(database);
  const dialect = {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => driver,
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
  const db = new Kysely<Tables>({ config: { dialect }, dialect, driver, executor: new AtOnce(driver) });
  // How many rows this connection has changed, and a number that changes when another has changed any.
  const changes = database.prepare("SELECT total_changes(), data_version FROM pragma_data_version");
  changes.setReturnArrays(true);
  return { db, version: () => Object.values(changes.get() ?? {}).join() };
}

/** The one connection there is. Who wants a transaction waits for the one before to end; so do all others meanwhile. */
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
    // At once for writing: a transaction that reads first could not be sure to write.
    this.connection.run("BEGIN IMMEDIATE");
  }

  async commitTransaction(): Promise<void> {
    this.connection.run("COMMIT");
  }

  async rollbackTransaction(): Promise<void> {
    this.connection.run("ROLLBACK");
  }

  async destroy(): Promise<void> {
    this.connection.close();
  }
}

/**
 * Runs a query where it is asked for, if it need not wait for a transaction: SQLite answers at once, and what Kysely does
 * to fetch a connection and to give it back takes longer than most queries.
 */
class AtOnce extends DefaultQueryExecutor {
  readonly #driver: OneConnection;
  readonly #isOfTransaction: boolean;

  /** @param ofTransaction gives the connection that a transaction holds, whose queries these are. */
  constructor(driver: OneConnection, ofTransaction?: ConnectionProvider) {
    const provider = ofTransaction ?? new DefaultConnectionProvider(driver);
    super(new SqliteQueryCompiler(), new SqliteAdapter(), provider);
    this.#driver = driver;
    this.#isOfTransaction = ofTransaction !== undefined;
  }

  override async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { connection, isTaken } = this.#driver;
    return this.#isOfTransaction || !isTaken ? connection.answer(query) : super.executeQuery(query);
  }

  override withConnectionProvider(provider: ConnectionProvider): AtOnce {
    return new AtOnce(this.#driver, provider);
  }
}

class SqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, Prepared>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return this.answer(query);
  }

  answer<Row>({ sql, parameters }: CompiledQuery): QueryResult<Row> {
    const statement = this.#prepare(sql);
    const values = parameters as SQLInputValue[];
    if (statement.hasRows) return { rows: statement.rows(values) as Row[] };
    return { rows: [], numAffectedRows: BigInt(statement.changes(values)) };
  }

  // eslint-disable-next-line require-yield -- Nothing here streams.
  async *streamQuery(): AsyncGenerator<never> {
    throw new Error("SQLite answers at once, so nothing is streamed.");
  }

  /** Runs a statement that has no parameters, and gives nothing back. */
  run(sql: string): void {
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

/** A statement that is ready to run. */
class Prepared {
  readonly #statement: StatementSync;
  readonly #columns: readonly string[];

  constructor(statement: StatementSync) {
    this.#statement = statement;
    this.#columns = statement.columns().map(({ name }) => name);
    // The objects that SQLite would make take twice as long to make, and longer to read: they have no prototype, and so
    // no shape that they share.
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

/** Node warns that its SQLite is experimental, each time, in the middle of what a command prints. */
async function quietly<Result>(work: () => Promise<Result>): Promise<Result> {
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
