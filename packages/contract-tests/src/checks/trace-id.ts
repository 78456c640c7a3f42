import type { ResponseCheck } from "./response-check.ts";

const TRACE_ID = "x-partner-trace-id";
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const traceId: ResponseCheck = {
  name: "trace_id",
  rule: "The trace ID of the request is returned; without one, a new ID is generated.",
  judge({ exchange: { wire, headers, status } }) {
    const sent = wire.headers[TRACE_ID];
    const got = headers.get(TRACE_ID);
    // The server rejects an ID that is not a UUID; response_headers_conformance reports a missing one.
    if (status === 0 || got === null || sent === undefined || !UUID.test(sent)) return undefined;
    if (got.toLowerCase() === sent.toLowerCase()) return undefined;
    return { check: this.name, expected: `the trace ID ${sent}`, where: "/components/headers/TraceId", got };
  },
};
