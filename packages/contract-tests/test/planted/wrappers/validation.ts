import { changeBody, copyRequest, isRoute, makeError, omit, readObject } from "../faulty.ts";
import type { PlantedFault } from "../planted-fault.ts";

/** Faults in which requests are accepted and rejected. */
export const validationFaults: readonly PlantedFault[] = [
  {
    name: "accepts unknown properties",
    check: "negative_data_rejection",
    task: "boundaries/createContact",
    fault: () => ({ request: (request) => changeBody(request, (body) => omit(body, "no_such_property")) }),
  },
  {
    name: "accepts a limit of 1001",
    check: "negative_data_rejection",
    task: "boundaries/listSites",
    fault: () => ({
      request({ url }) {
        if (url.searchParams.get("limit") === "1001") url.searchParams.set("limit", "1000");
      },
    }),
  },
  {
    name: "accepts a body of any media type",
    check: "negative_data_rejection",
    task: "boundaries/createToken",
    fault: () => ({
      request(request) {
        if (isRoute(request, "POST /oauth/token") && request.headers.has("content-type"))
          request.headers.set("content-type", "application/x-www-form-urlencoded");
      },
    }),
  },
  {
    name: "accepts any object as a body",
    check: "negative_data_rejection",
    task: "boundaries/connectDealer",
    fault: () => ({
      async response(response, sent, send) {
        if (!isRoute(sent, "PUT /dealers/connect") || response.status !== 400 || !readObject(sent)) return;
        const valid = { external_dealer_id: "accepted", company_name: "Accepted" };
        Object.assign(response, await send({ ...copyRequest(sent), body: JSON.stringify(valid) }));
      },
    }),
  },
  {
    name: "accepts any parameter",
    check: "negative_data_rejection",
    task: "boundaries/createToken",
    fault: () => ({
      request({ url, headers }) {
        url.search = "";
        headers.delete("x-partner-trace-id");
      },
    }),
  },
  {
    name: "rejects characters outside the basic multilingual plane",
    check: "positive_data_acceptance",
    task: "fuzzing/updateMonitoringStation",
    fault: () => ({
      response(response, { body }) {
        if (/[\u{10000}-\u{10ffff}]/u.test(body ?? "")) makeError(response, 400, "unsupported characters");
      },
    }),
  },
];
