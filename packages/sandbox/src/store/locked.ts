import type { SelectQueryBuilder } from "kysely";
import type { Store } from "./store.ts";
import type { Tables } from "./tables.ts";

/**
 * Holds the rows that a query finds until the transaction ends, so that what was found stays true. SQLite has but one
 * transaction at a time, and needs nothing.
 */
export function locked<Table extends keyof Tables, Row>(
  engine: Store["engine"],
  query: SelectQueryBuilder<Tables, Table, Row>,
): SelectQueryBuilder<Tables, Table, Row> {
  return engine === "postgres" ? query.forUpdate() : query;
}
