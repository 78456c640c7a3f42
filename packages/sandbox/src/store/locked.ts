import type { SelectQueryBuilder } from "kysely";
import type { Store } from "./store.ts";
import type { Tables } from "./tables.ts";

/**
 * Locks the rows of a query until the transaction ends. SQLite allows only one transaction at a time, so it needs no
 * locks.
 */
export function locked<Table extends keyof Tables, Row>(
  engine: Store["engine"],
  query: SelectQueryBuilder<Tables, Table, Row>,
): SelectQueryBuilder<Tables, Table, Row> {
  return engine === "postgres" ? query.forUpdate() : query;
}
