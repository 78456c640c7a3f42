import { listQueryOf } from "../lists/list-query.ts";
import { type ListSource, runList } from "../lists/run-list.ts";
import type { Answer, Call } from "./call.ts";
import { rowWriter } from "./show-row.ts";

/** Answers a list with what its query selects of the source. */
export async function answerList(call: Call, source: ListSource): Promise<Answer> {
  const query = listQueryOf(source.table, call.parameters);
  const rows = await runList(call.store, source, query);
  return { status: 200, body: rows.map(rowWriter(source.table, query.fields)) };
}
