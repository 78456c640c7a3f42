import { readListQuery } from "../lists/list-query.ts";
import type { ListSource } from "../lists/list-source.ts";
import { runList } from "../lists/run-list.ts";
import type { HandlerResult, Call } from "./call.ts";
import { rowWriter } from "./show-row.ts";

/** Responds to a list operation with the rows that its query selects. */
export async function respondWithList(call: Call, source: ListSource): Promise<HandlerResult> {
  const { parameters, conditions, store } = call;
  const key = JSON.stringify([source.table.table, source.scope, parameters]);
  const serialized = store.cache?.get(key);
  if (serialized) return { status: 200, serialized };

  const version = store.cache?.version() ?? "";
  const query = readListQuery(source.table, parameters, conditions);
  const rows = await runList(store, source, query);
  return {
    status: 200,
    body: rows.map(rowWriter(source.table, query.fields)),
    onSerialized: (text) => store.cache?.set(key, version, text),
  };
}
