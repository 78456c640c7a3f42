import { isObject, type JsonObject } from "@chekt/description";
import { changeObject, isRoute, makeError, omit, readJson, type ReceivedResponse } from "../faulty.ts";
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
  {
    name: "rejects a bulk request as a whole because of an invalid item",
    check: "item_fault_isolation",
    task: "boundaries/createDevices",
    fault: () => ({
      response(response) {
        if (listInvalid(response).length > 0) makeError(response, 400, "an item is invalid");
      },
    }),
  },
  {
    name: "does not return an invalid item as it was sent",
    check: "result_per_item",
    task: "boundaries/updateDevices",
    fault: () => ({
      response: (response) =>
        changeResults(response, (results) =>
          results.map((result) => (result["status_code"] === 400 ? { ...result, req: {} } : result)),
        ),
    }),
  },
  {
    name: "drops the other items of a bulk request with an invalid one",
    check: "result_per_item",
    task: "boundaries/deleteDevices",
    fault: () => ({
      response(response, sent) {
        if (!isRoute(sent, "POST /devices/bulk-delete")) return;
        const invalid = listInvalid(response);
        if (invalid.length > 0) changeResults(response, () => invalid);
      },
    }),
  },
  {
    name: "fails the other items of a bulk request with an invalid one",
    check: "bulk_results",
    task: "promises/updateDevices/bulk",
    fault: () => ({
      response(response) {
        const [failed] = listInvalid(response);
        if (!failed) return;
        changeResults(response, (results) => results.map(({ req = null }) => ({ ...failed, req })));
      },
    }),
  },
  {
    name: "accepts items with unknown properties",
    check: "invalid_item_rejection",
    task: "boundaries/createDevices",
    fault: () => ({
      request(request) {
        const items = readJson(request.body);
        if (!Array.isArray(items)) return;
        request.body = JSON.stringify(items.map((item) => (isObject(item) ? omit(item, "no_such_property") : item)));
      },
    }),
  },
  {
    name: "reports an invalid item as an error of the server",
    check: "invalid_item_rejection",
    task: "boundaries/deleteDevices",
    fault: () => ({
      response: (response) =>
        changeResults(response, (results) =>
          results.map((result) => (result["status_code"] === 400 ? { ...result, status_code: 500 } : result)),
        ),
    }),
  },
];

/** The results of invalid items. */
function listInvalid({ json }: ReceivedResponse): JsonObject[] {
  const results = isObject(json) ? json["results"] : undefined;
  return Array.isArray(results) ? results.filter(isObject).filter((result) => result["status_code"] === 400) : [];
}

function changeResults(response: ReceivedResponse, change: (results: JsonObject[]) => JsonObject[]): void {
  changeObject(response, (body) =>
    Array.isArray(body["results"]) ? { ...body, results: change(body["results"].filter(isObject)) } : body,
  );
}
