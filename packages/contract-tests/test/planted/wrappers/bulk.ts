import { isObject, type JsonObject } from "@chekt/description";
import { changeObject, isRoute, omit, type ReceivedResponse } from "../faulty.ts";
import type { PlantedFault } from "../planted-fault.ts";

/** Faults in the results of bulk requests. */
export const bulkFaults: readonly PlantedFault[] = [
  {
    name: "returns bulk results in reverse order",
    check: "bulk_results",
    task: "promises/createDevices/bulk",
    fault: () => ({ response: (response) => changeResults(response, (results) => results.toReversed()) }),
  },
  {
    name: "omits the last bulk result",
    check: "bulk_results",
    task: "promises/updateDevices/bulk",
    fault: () => ({ response: (response) => changeResults(response, (results) => results.slice(0, -1)) }),
  },
  {
    name: "counts no failures",
    check: "bulk_results",
    task: "promises/deleteDevices/bulk",
    fault: () => ({ response: (response) => changeObject(response, (body) => ({ ...body, failure_count: 0 })) }),
  },
  {
    name: "counts failed items as successes",
    check: "bulk_results",
    task: "promises/createDevices/bulk",
    fault: () => ({
      response: (response) =>
        changeObject(response, (body) =>
          Array.isArray(body["results"]) ? { ...body, success_count: body["results"].length, failure_count: 0 } : body,
        ),
    }),
  },
  {
    name: "reports a deleted device as a failure",
    check: "bulk_results",
    task: "promises/deleteDevices/bulk",
    fault: () => ({
      response(response, sent) {
        if (!isRoute(sent, "POST /devices/bulk-delete")) return;
        changeResults(response, (results) =>
          results.map((result) => ({ ...result, is_successful: result["is_successful"] === false })),
        );
      },
    }),
  },
  {
    name: "does not return what was sent for a failed item",
    check: "response_schema_conformance",
    task: "examples/createDevices",
    fault: () => ({
      response: (response) =>
        changeResults(response, (results) =>
          results.map((result) => (result["is_successful"] === false ? omit(result, "req") : result)),
        ),
    }),
  },
];

function changeResults(response: ReceivedResponse, change: (results: JsonObject[]) => JsonObject[]): void {
  changeObject(response, (body) =>
    Array.isArray(body["results"]) ? { ...body, results: change(body["results"].filter(isObject)) } : body,
  );
}
