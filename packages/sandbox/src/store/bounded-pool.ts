import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import { NoResponse, within } from "./timeouts.ts";

/**
 * A pool whose queries fail if the server does not respond in time. The network may lose a connection without either side
 * noticing, so a silent connection is closed, and so are all connections that have been idle since then.
 */
export class BoundedPool implements PostgresPool {
  readonly #pool: PostgresPool;
  readonly #responseMs: number;
  /** When the server last responded on a connection, by `performance.now()`. */
  readonly #heardAt = new WeakMap<PostgresPoolClient, number>();
  /** When the latest query without a response was sent. */
  #silentSince = -Infinity;

  constructor(pool: PostgresPool, responseMs: number) {
    this.#pool = pool;
    this.#responseMs = responseMs;
  }

  get options(): object {
    return this.#pool.options;
  }

  async connect(): Promise<BoundedClient> {
    for (;;) {
      const client = await this.#pool.connect();
      if ((this.#heardAt.get(client) ?? performance.now()) >= this.#silentSince) return this.#bound(client);
      client.release(true);
    }
  }

  end(): Promise<void> {
    return this.#pool.end();
  }

  /**
   * Runs a trivial query.
   *
   * @throws NoResponse or the error of the connection.
   */
  async ping(milliseconds: number): Promise<void> {
    const client = await this.connect();
    try {
      await client.queryWithin(milliseconds, "SELECT 1", []);
    } finally {
      client.release();
    }
  }

  #bound(client: PostgresPoolClient): BoundedClient {
    const onResponse = (): void => void this.#heardAt.set(client, performance.now());
    const onSilence = (sentAt: number): void => {
      this.#silentSince = Math.max(this.#silentSince, sentAt);
    };
    onResponse();
    return new BoundedClient(client, this.#responseMs, { onResponse, onSilence });
  }
}

/** Told about each query. */
interface Listener {
  readonly onResponse: () => void;
  readonly onSilence: (sentAt: number) => void;
}

/** A connection of the pool, until it is released. */
class BoundedClient implements PostgresPoolClient {
  readonly #client: PostgresPoolClient;
  readonly #responseMs: number;
  readonly #listener: Listener;
  #silence: NoResponse | undefined;

  constructor(client: PostgresPoolClient, responseMs: number, listener: Listener) {
    this.#client = client;
    this.#responseMs = responseMs;
    this.#listener = listener;
  }

  query<Row>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  query<Row>(
    sql: string | PostgresCursor<Row>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<Row>> | PostgresCursor<Row> {
    return typeof sql === "string" ? this.queryWithin(this.#responseMs, sql, parameters) : this.#client.query(sql);
  }

  /** @throws NoResponse, also for all later queries. */
  async queryWithin<Row>(
    milliseconds: number,
    sql: string,
    parameters: readonly unknown[],
  ): Promise<PostgresQueryResult<Row>> {
    // The rollback of the transaction, for example.
    if (this.#silence) throw this.#silence;
    const sentAt = performance.now();
    try {
      const result = await within(milliseconds, this.#client.query<Row>(sql, parameters));
      this.#listener.onResponse();
      return result;
    } catch (error) {
      if (error instanceof NoResponse) {
        this.#silence = error;
        this.#listener.onSilence(sentAt);
      }
      throw error;
    }
  }

  release(destroy?: boolean): void {
    this.#client.release(destroy === true || this.#silence !== undefined);
  }
}
