import { listQueryOf } from "../lists/list-query.ts";
import { type ListSource, runList } from "../lists/run-list.ts";
import type { Answer, Call } from "./call.ts";
import { rowWriter } from "./show-row.ts";

/** Answers a list with what its query selects of the source. */
export async function answerList(call: Call, source: ListSource): Promise<Answer> {
  const { parameters, store } = call;
  const key = JSON.stringify([source.table.table, source.scope, parameters]);
  const text = store.cache?.get(key);
  if (text !== undefined) return { status: 200, text };

  const version = store.cache?.version() ?? "";
  const query = listQueryOf(source.table, parameters);
  const rows = await runList(store, source, query);
  return {
    status: 200,
    body: rows.map(rowWriter(source.table, query.fields)),
    onText: (written) => store.cache?.set(key, version, written),
  };
}
