import { isObject, type Json, type JsonObject } from "@chekt/description";
import { toText } from "../../../src/engine/wire/to-text.ts";
import {
  changeObject,
  copyRequest,
  type Fault,
  isRoute,
  makeError,
  omit,
  readObject,
  type ReceivedResponse,
  respond,
} from "../faulty.ts";
import type { PlantedFault } from "../planted-fault.ts";

/** Faults in rules that no schema can express. */
export const ruleFaults: readonly PlantedFault[] = [
  {
    name: "does not name the invalid field",
    check: "described_rules",
    task: "promises/unique-external-ids",
    fault: () => ({
      response(response) {
        if (isObject(response.json)) response.json = omit(response.json, "field");
      },
    }),
  },
  {
    name: "lets two sites have the same external ID",
    check: "described_rules",
    task: "promises/unique-external-ids",
    fault: () => acceptsInSites("external_site_id", () => ({ external_site_id: crypto.randomUUID() })),
  },
  {
    name: "lets two sites of a monitoring station have the same account number",
    check: "described_rules",
    task: "promises/unique-account-numbers",
    fault: () => acceptsInSites("account_number", () => ({ account_number: crypto.randomUUID() })),
  },
  {
    name: "accepts any string as a time zone",
    check: "described_rules",
    task: "promises/unknown-time-zone",
    fault: () => acceptsInSites("timezone", () => ({ timezone: "UTC" })),
  },
  {
    name: "accepts the monitoring station of another dealer for a site",
    check: "dealer_isolation",
    task: "promises/foreign-references",
    fault: () => acceptsInSites("monitoring_station_id", () => ({})),
  },
  {
    name: "returns a site without the external ID of its monitoring station",
    check: "filter_conformance",
    task: "promises/listSites/filter",
    fault: () => ({
      response(response, sent) {
        if (isRoute(sent, "POST /sites"))
          changeObject(response, (site) => ({ ...site, external_monitoring_station_id: null }));
      },
    }),
  },
  {
    name: "returns 204 for the deletion of a site that does not exist",
    check: "dealer_isolation",
    task: "promises/deleteSite/isolation",
    fault: () => deletesNothing("DELETE /sites/:id"),
  },
  {
    name: "returns 204 for the deletion of a contact that does not exist",
    check: "dealer_isolation",
    task: "promises/deleteContact/isolation",
    fault: () => deletesNothing("DELETE /contacts/:id"),
  },
  {
    name: "deletes a monitoring station that is in use",
    check: "described_rules",
    task: "promises/station-in-use",
    fault: () => ({
      async request(request, send) {
        if (!isRoute(request, "DELETE /monitoring-stations/:id")) return undefined;
        const response = await send(request);
        return response.status === 400 ? respond(request, 204) : response;
      },
    }),
  },
  {
    name: "keeps the contacts of a deleted site",
    check: "described_rules",
    task: "promises/nothing-of-a-deleted-site",
    fault() {
      const contacts = new Map<string, Json>();
      return {
        response(response, sent) {
          const { pathname } = sent.url;
          if (isRoute(sent, "POST /contacts") && isObject(response.json))
            contacts.set(`${pathname}/${toText(response.json["contact_id"])}`, response.json);
          const known = isRoute(sent, "GET /contacts/:id") ? contacts.get(pathname) : undefined;
          if (known && response.status === 404) Object.assign(response, { status: 200, json: known });
        },
      };
    },
  },
  {
    name: "returns 403 for a dealer that does not exist",
    check: "described_rules",
    task: "promises/unknown-dealer",
    fault: () => ({
      response(response) {
        if (response.status === 404) makeError(response, 403, "This dealer is not connected");
      },
    }),
  },
];

/** Accepts a site that the sandbox rejects for one field, and returns the value that was sent. */
function acceptsInSites(field: string, replacement: () => JsonObject): Fault {
  return {
    async response(response, sent, send) {
      if (!isRoute(sent, "POST /sites") && !isRoute(sent, "PATCH /sites/:id")) return;
      const body = readObject(sent);
      if (!body || !isRefusedFor(response, field)) return;
      const accepted = { ...omit(body, field), ...replacement() };
      Object.assign(response, await send({ ...copyRequest(sent), body: JSON.stringify(accepted) }));
      changeObject(response, (site) => ({ ...site, [field]: body[field] ?? null }));
    },
  };
}

function isRefusedFor({ status, json }: ReceivedResponse, field: string): boolean {
  return status === 400 && isObject(json) && json["field"] === field;
}

function deletesNothing(route: string): Fault {
  return { request: (request) => (isRoute(request, route) ? respond(request, 204) : undefined) };
}
