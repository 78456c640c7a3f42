import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import type { CompiledQuery, DatabaseConnection, QueryResult } from "kysely";
import { isLockedError } from "./store-failure.ts";

/** The maximum number of prepared statements. Without a limit, lists with many different filters would fill the memory. */
const PREPARED = 500;

/** How long to wait before the next attempt to get a lock, in milliseconds. */
const RETRY_MS = 20;

/** The single connection to a SQLite database, and the state of its transaction. */
export class SqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, Prepared>();
  #hasTransaction = false;
  /** The error with which SQLite rolled the transaction back automatically, such as a full disk. */
  #lostBy: unknown;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** When the one that uses the connection stops waiting for a lock of another process, by `performance.now()`. */
  deadline: number = 0;

  /** Whether SQLite has a transaction open, so that other queries would become part of it. */
  get isInTransaction(): boolean {
    return this.#database.isTransaction;
  }

  /** Whether the one that uses the connection has begun a transaction and not ended it, even if SQLite has. */
  get hasTransaction(): boolean {
    return this.#hasTransaction;
  }

  /** Runs a query outside a transaction, and waits while another process locks the database. */
  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return this.whenUnlocked(() => this.run<Row>(query));
  }

  run<Row>({ sql, parameters }: CompiledQuery): QueryResult<Row> {
    const statement = this.#prepare(sql);
    const values = parameters as SQLInputValue[];
    if (statement.hasRows) return { rows: statement.rows(values) as Row[] };
    return { rows: [], numAffectedRows: BigInt(statement.changes(values)) };
  }

  /**
   * Runs a query of the transaction.
   *
   * @throws the error with which SQLite rolled it back, because later queries would be stored one by one.
   */
  runInTransaction<Row>(query: CompiledQuery): QueryResult<Row> {
    if (this.#lostBy !== undefined) throw this.#lostBy;
    try {
      return this.run(query);
    } catch (error) {
      if (!this.isInTransaction) this.#lostBy = error;
      throw error;
    }
  }

  // eslint-disable-next-line require-yield -- Required by the interface.
  async *streamQuery(): AsyncGenerator<never> {
    throw new Error("Streaming is not supported on SQLite.");
  }

  async begin(): Promise<void> {
    // Takes the write lock at once, because a transaction that reads first may fail to get it later.
    await this.whenUnlocked(() => this.#execute("BEGIN IMMEDIATE"));
    this.#lostBy = undefined;
    this.#hasTransaction = true;
  }

  async commit(): Promise<void> {
    if (this.#lostBy !== undefined) throw this.#lostBy;
    // Without a write-ahead log, a commit waits for readers in other processes.
    await this.whenUnlocked(() => this.#execute("COMMIT"));
    this.#hasTransaction = false;
  }

  rollback(): void {
    this.#hasTransaction = false;
    // After errors such as a full disk, SQLite has already rolled back.
    if (this.isInTransaction) this.#execute("ROLLBACK");
  }

  close(): void {
    this.#database.close();
  }

  /**
   * Repeats work while another process locks the database, until the deadline. SQLite would wait for the lock itself,
   * but would block all other requests.
   */
  async whenUnlocked<Result>(work: () => Result): Promise<Result> {
    for (;;) {
      try {
        return work();
      } catch (error) {
        if (!isLockedError(error) || performance.now() >= this.deadline) throw error;
      }
      await wait(RETRY_MS);
    }
  }

  /** Executes a statement without parameters or results. */
  #execute(sql: string): void {
    this.#prepare(sql).changes([]);
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
