import { Kysely, PostgresDialect } from "kysely";
import type { Database, Tables } from "./tables.ts";

/** The maximum number of connections per process. */
const CONNECTIONS = 10;

/** Opens a PostgreSQL database, which any number of sandboxes may share. */
export async function openPostgres(connectionString: string): Promise<Database> {
  // Loaded on demand, because most sandboxes never use PostgreSQL.
  const { default: pg } = await import("pg");
  const pool = new pg.Pool({
    connectionString,
    max: CONNECTIONS,
    // All stored 64-bit integers are safe as JavaScript numbers.
    types: {
      getTypeParser: ((oid, format) =>
        oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  });
  // The pool replaces idle connections that break; without a listener, the error would end the process.
  pool.on("error", () => {});
  // The same for connections in use, whose query fails with the error anyway.
  pool.on("connect", (client) => client.on("error", () => {}));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
