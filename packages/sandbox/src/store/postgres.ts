import { Kysely, PostgresDialect } from "kysely";
import type { Database, Tables } from "./tables.ts";

/** How many connections a process opens at most. */
const CONNECTIONS = 10;

/** Kysely on a PostgreSQL server, which any number of sandboxes may share. */
export async function openPostgres(connectionString: string): Promise<Database> {
  // Most sandboxes never need it.
  const { default: pg } = await import("pg");
  const pool = new pg.Pool({
    connectionString,
    max: CONNECTIONS,
    // All 64 bit integers that are kept here are safe in a number.
    types: {
      getTypeParser: ((oid, format) =>
        oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  });
  // A connection that breaks while nobody uses it is replaced; without a listener it would end the process.
  pool.on("error", () => {});
  // So would one that breaks while it is in use: whoever uses it hears of that by the query that fails.
  pool.on("connect", (client) => client.on("error", () => {}));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
