import { toText } from "../../../src/engine/wire/to-text.ts";
import { changeBody, changeObject } from "../faulty.ts";
import type { WrappedFault } from "../planted-fault.ts";

/** Faults that each answer shows, if one only looks. */
export const answerFaults: readonly WrappedFault[] = [
  {
    name: "fails at a quotation mark",
    check: "not_a_server_error",
    task: "fuzzing/updateContact",
    fault: () => ({
      answer(answered, { body }) {
        if (body?.includes("'"))
          Object.assign(answered, { status: 500, json: { status_code: 500, error_message: "!" } });
      },
    }),
  },
  {
    name: "answers 200 for what was created",
    check: "status_code_conformance",
    task: "examples/createSite",
    fault: () => ({ answer: (answered) => void (answered.status === 201 && (answered.status = 200)) }),
  },
  {
    name: "says that JSON is a page",
    check: "content_type_conformance",
    task: "examples/getSite",
    fault: () => ({ answer: ({ headers }) => headers.set("content-type", "text/html") }),
  },
  {
    name: "answers without a trace id",
    check: "response_headers_conformance",
    task: "examples/getSite",
    fault: () => ({ answer: ({ headers }) => headers.delete("x-partner-trace-id") }),
  },
  {
    name: "makes another trace id than was sent",
    check: "trace_id",
    task: "examples/getSite",
    fault: () => ({ answer: ({ headers }) => headers.set("x-partner-trace-id", crypto.randomUUID()) }),
  },
  {
    name: "makes the same trace id each time",
    check: "trace_id",
    task: "promises/trace-id",
    fault: () => ({
      answer({ headers }, sent) {
        if (!sent.headers.has("x-partner-trace-id"))
          headers.set("x-partner-trace-id", "550e8400-e29b-41d4-a716-446655440000");
      },
    }),
  },
  {
    name: "gives ids as texts",
    check: "response_schema_conformance",
    task: "examples/getSite",
    fault: () => ({
      answer: (answered) => changeObject(answered, (shown) => ({ ...shown, site_id: toText(shown["site_id"]) })),
    }),
  },
  {
    name: "takes properties that nobody described",
    check: "negative_data_rejection",
    task: "boundaries/createContact",
    fault: () => ({
      request: (sent) => changeBody(sent, ({ no_such_property: _stranger, ...body }) => body),
    }),
  },
  {
    name: "takes a limit of 1001",
    check: "negative_data_rejection",
    task: "boundaries/listSites",
    fault: () => ({
      request({ url }) {
        if (url.searchParams.get("limit") === "1001") url.searchParams.set("limit", "1000");
      },
    }),
  },
  {
    name: "refuses letters of other planes",
    check: "positive_data_acceptance",
    task: "fuzzing/updateMonitoringStation",
    fault: () => ({
      answer(answered, { body }) {
        if (!/[\u{10000}-\u{10ffff}]/u.test(body ?? "")) return;
        Object.assign(answered, { status: 400, json: { status_code: 400, error_message: "letters" } });
      },
    }),
  },
  {
    name: "has its answers found wrong by Prism",
    check: "second_opinion",
    task: "examples/getSite",
    fault: () => ({
      answer: ({ headers }) =>
        headers.set("sl-violations", JSON.stringify([{ location: ["response", "body"], message: "!" }])),
    }),
  },
];
