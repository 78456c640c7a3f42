import { readListQuery } from "../lists/list-query.ts";
import { type ListSource, runList } from "../lists/run-list.ts";
import type { Answer, Call } from "./call.ts";
import { rowWriter } from "./show-row.ts";

/** Answers a list with what its query selects of the source. */
export async function answerList(call: Call, source: ListSource): Promise<Answer> {
  const { parameters, conditions, store } = call;
  const key = JSON.stringify([source.table.table, source.scope, parameters]);
  const written = store.cache?.get(key);
  if (written) return { status: 200, written };

  const version = store.cache?.version() ?? "";
  const query = readListQuery(source.table, parameters, conditions);
  const rows = await runList(store, source, query);
  return {
    status: 200,
    body: rows.map(rowWriter(source.table, query.fields)),
    onText: (text) => store.cache?.set(key, version, text),
  };
}
