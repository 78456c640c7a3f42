import type { Task } from "../../engine/task.ts";

const NAME = "trace_id";

const TRACE_ID = "x-partner-trace-id";

/** Each call that brings no trace id is given one of its own; refused ones too. */
export const traceTask: Task = {
  id: "promises/trace-id",
  phase: "promises",
  title: "a trace id of its own for each call",
  operation: "getDealer",
  checks: [NAME],
  needs: [],
  async run(run) {
    const operation = run.description.operation("getDealer");
    const seen = new Set<string>();
    for (const dealerId of [run.target.access.dealers.own, run.target.access.dealers.own, "none"]) {
      const call = { path: { dealerId }, query: {}, headers: {}, body: undefined };
      const exchange = await run.call(operation, call, { kind: "open" });
      const id = exchange.headers.get(TRACE_ID);
      if (id === null || !seen.has(id)) {
        seen.add(id ?? "");
        continue;
      }
      const where = "/components/headers/TraceId";
      run.report({ check: NAME, expected: "another trace id for another call", where, got: id }, operation, exchange);
    }
  },
};
