import type { ResponseCheck } from "./response-check.ts";

const TRACE_ID = "x-partner-trace-id";
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const traceId: ResponseCheck = {
  name: "trace_id",
  rule: "The trace id that was sent comes back; where none was, one is made.",
  judge({ exchange: { wire, headers, status } }) {
    const sent = wire.headers[TRACE_ID];
    const got = headers.get(TRACE_ID);
    // One that is no UUID is refused, and whether one is there at all is seen by the headers' own check.
    if (status === 0 || got === null || sent === undefined || !UUID.test(sent)) return undefined;
    if (got.toLowerCase() === sent.toLowerCase()) return undefined;
    return { check: this.name, expected: `the trace id ${sent}`, where: "/components/headers/TraceId", got };
  },
};
