import type { Task } from "../../engine/task.ts";

const NAME = "trace_id";

const TRACE_ID = "x-partner-trace-id";

/** Every request without a trace ID gets a new one, even if it is rejected. */
export const traceTask: Task = {
  id: "promises/trace-id",
  phase: "promises",
  title: "a new trace ID for each request",
  operation: "getDealer",
  checks: [NAME],
  needs: [],
  async run(run) {
    const operation = run.description.operation("getDealer");
    const known = new Set<string>();
    for (const dealerId of [run.target.access.dealers.own, run.target.access.dealers.own, "none"]) {
      const call = { path: { dealerId }, query: {}, headers: {}, body: undefined };
      const exchange = await run.call(operation, call, { kind: "open" });
      const id = exchange.headers.get(TRACE_ID);
      if (id === null || !known.has(id)) {
        known.add(id ?? "");
        continue;
      }
      const where = "/components/headers/TraceId";
      run.report({ check: NAME, expected: "a new trace ID for each request", where, got: id }, operation, exchange);
    }
  },
};
