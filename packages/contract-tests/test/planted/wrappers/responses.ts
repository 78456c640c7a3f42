import { isObject } from "@chekt/description";
import { toText } from "../../../src/engine/wire/to-text.ts";
import { changeEach, changeObject, isRoute, makeError, omit, readObject, respond } from "../faulty.ts";
import type { PlantedFault } from "../planted-fault.ts";

/** Faults that a single response shows: its status code, headers or body. */
export const responseFaults: readonly PlantedFault[] = [
  {
    name: "nests a dealer a hundred times",
    check: "bounded_response",
    task: "examples/getDealer",
    fault: () => ({
      response(response, sent) {
        if (!isRoute(sent, "GET /dealers/:dealerId") || response.status !== 200) return;
        for (let level = 0; level < 100; level += 1) response.json = [response.json ?? null];
      },
    }),
  },
  {
    name: "returns 500 for an apostrophe",
    check: "not_a_server_error",
    task: "fuzzing/updateContact",
    fault: () => ({
      response(response, { body }) {
        if (body?.includes("'")) makeError(response, 500, "!");
      },
    }),
  },
  {
    name: "returns 500 for a body that is not JSON",
    check: "not_a_server_error",
    task: "boundaries/connectDealer",
    fault: () => ({
      response(response, sent) {
        if (isRoute(sent, "PUT /dealers/connect") && response.status === 400 && readObject(sent) === undefined)
          makeError(response, 500, "!");
      },
    }),
  },
  {
    name: "returns 500 for two devices with the same external ID in one request",
    check: "not_a_server_error",
    task: "boundaries/createDevices",
    fault: () => ({
      response(response) {
        if (JSON.stringify(response.json).includes("already")) makeError(response, 500, "!");
      },
    }),
  },
  {
    name: "returns 200 for a site that it created",
    check: "status_code_conformance",
    task: "examples/createSite",
    fault: () => ({ response: (response) => void (response.status === 201 && (response.status = 200)) }),
  },
  {
    name: "returns a body for a deletion",
    check: "status_code_conformance",
    task: "examples/deleteContact",
    fault: () => ({
      response(response, sent) {
        if (response.status === 204) Object.assign(response, respond(sent, 200, {}));
      },
    }),
  },
  {
    name: "labels JSON as HTML",
    check: "content_type_conformance",
    task: "examples/getSite",
    fault: () => ({ response: ({ headers }) => headers.set("content-type", "text/html") }),
  },
  {
    name: "labels a token response as plain text",
    check: "content_type_conformance",
    task: "examples/createToken",
    fault: () => ({ response: ({ headers }) => headers.set("content-type", "text/plain") }),
  },
  {
    name: "returns no trace ID",
    check: "response_headers_conformance",
    task: "examples/getSite",
    fault: () => ({ response: ({ headers }) => headers.delete("x-partner-trace-id") }),
  },
  {
    name: "returns no trace ID for a request without one",
    check: "response_headers_conformance",
    task: "examples/getDealer",
    fault: () => ({
      response({ headers }, sent) {
        if (!sent.headers.has("x-partner-trace-id")) headers.delete("x-partner-trace-id");
      },
    }),
  },
  {
    name: "replaces the sent trace ID",
    check: "trace_id",
    task: "examples/getSite",
    fault: () => ({ response: ({ headers }) => headers.set("x-partner-trace-id", crypto.randomUUID()) }),
  },
  {
    name: "replaces the trace ID of a token request",
    check: "trace_id",
    task: "examples/createToken",
    fault: () => ({
      response({ headers }, sent) {
        if (isRoute(sent, "POST /oauth/token")) headers.set("x-partner-trace-id", crypto.randomUUID());
      },
    }),
  },
  {
    name: "generates the same trace ID every time",
    check: "trace_id",
    task: "promises/trace-id",
    fault: () => ({
      response({ headers }, sent) {
        if (!sent.headers.has("x-partner-trace-id"))
          headers.set("x-partner-trace-id", "550e8400-e29b-41d4-a716-446655440000");
      },
    }),
  },
  {
    name: "returns IDs as strings",
    check: "response_schema_conformance",
    task: "examples/getSite",
    fault: () => ({
      response: (response) => changeObject(response, (object) => ({ ...object, site_id: toText(object["site_id"]) })),
    }),
  },
  {
    name: "returns a site without one of its columns",
    check: "response_schema_conformance",
    task: "examples/getSite",
    fault: () => ({ response: (response) => changeObject(response, (object) => omit(object, "has_physical_bridge")) }),
  },
  {
    name: "returns an error without a message",
    check: "response_schema_conformance",
    task: "boundaries/connectDealer",
    fault: () => ({
      response(response) {
        if (response.status >= 400 && isObject(response.json)) response.json = omit(response.json, "error_message");
      },
    }),
  },
  {
    name: "returns the timestamps of sites with an offset",
    check: "response_schema_conformance",
    task: "promises/listSites",
    notFound: "the description allows both forms for every timestamp",
    fault: () => ({
      response(response, sent) {
        if (!/\/sites(\/\d+(\/activation-status)?)?$/.test(sent.url.pathname)) return;
        changeEach(response, (site) =>
          "created_at" in site ? { ...site, created_at: `${toText(site["created_at"]).replace(" ", "T")}Z` } : site,
        );
      },
    }),
  },
  {
    name: "returns responses that Prism rejects",
    check: "second_opinion",
    task: "examples/getSite",
    fault: () => ({
      response: ({ headers }) =>
        headers.set("sl-violations", JSON.stringify([{ location: ["response", "body"], message: "!" }])),
    }),
  },
];
