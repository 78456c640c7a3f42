import { isObject, type Json, type JsonObject } from "@chekt/description";
import {
  changeBody,
  changeEach,
  changeObject,
  changeRows,
  getRequest,
  isRoute,
  makeError,
  readObject,
} from "../faulty.ts";
import type { PlantedFault } from "../planted-fault.ts";

/** Faults that only a sequence of requests shows: a change is lost, or does more than it should. */
export const stateFaults: readonly PlantedFault[] = [
  {
    name: "still returns a contact after it was deleted",
    check: "use_after_free",
    task: "stateful/createContact",
    fault() {
      const contacts = new Map<string, Json>();
      return {
        response(response, sent) {
          const { pathname } = sent.url;
          if (!isRoute(sent, "GET /contacts/:id")) return;
          if (response.status === 200 && response.json !== undefined) contacts.set(pathname, response.json);
          const known = contacts.get(pathname);
          if (response.status === 404 && known) Object.assign(response, { status: 200, json: known });
        },
      };
    },
  },
  {
    name: "does not find a monitoring station right after it was created",
    check: "ensure_resource_availability",
    task: "stateful/createMonitoringStation",
    fault() {
      const requested = new Set<string>();
      return {
        response(response, sent) {
          const { pathname } = sent.url;
          if (!isRoute(sent, "GET /monitoring-stations/:id") || requested.has(pathname)) return;
          requested.add(pathname);
          makeError(response, 404, "not yet");
        },
      };
    },
  },
  {
    name: "clears the address of a site when its name changes",
    check: "model_conformance",
    task: "stateful/sequences",
    fault: () => ({
      request(request) {
        if (isRoute(request, "PATCH /sites/:id"))
          changeBody(request, (body) => ("name" in body ? { ...body, address1: "" } : body));
      },
    }),
  },
  {
    name: "ignores the bridges of a site",
    check: "model_conformance",
    task: "stateful/sequences",
    fault: () => ({
      response: (response) =>
        changeObject(response, (object) =>
          "has_physical_bridge" in object ? { ...object, has_physical_bridge: false } : object,
        ),
    }),
  },
  {
    name: "does not apply the update of a site",
    check: "model_conformance",
    task: "stateful/sequences",
    fault: () => ({
      request: (request, send) => (isRoute(request, "PATCH /sites/:id") ? send(getRequest(request)) : undefined),
    }),
  },
  {
    name: "clears the fields of a contact that an update does not name",
    check: "model_conformance",
    task: "stateful/sequences",
    fault() {
      const cleared = new Map<Json | undefined, JsonObject>();
      return {
        response(response, sent) {
          if (isRoute(sent, "PATCH /contacts/:id")) {
            const id = isObject(response.json) ? response.json["contact_id"] : undefined;
            const named = Object.keys(readObject(sent) ?? {});
            const fields = ["phone_number", "email"].filter((field) => !named.includes(field));
            cleared.set(id, Object.fromEntries(fields.map((field) => [field, null])));
          }
          changeEach(response, (object) => ({ ...object, ...cleared.get(object["contact_id"]) }));
        },
      };
    },
  },
  {
    name: "never deactivates a site",
    check: "model_conformance",
    task: "stateful/sequences",
    fault: () => ({
      async response(response, sent, send) {
        if (!isRoute(sent, "PATCH /sites/:id/activation-status") || !isObject(response.json)) return;
        if (response.json["is_activated"] === 0) Object.assign(response, await send(sent));
      },
    }),
  },
  {
    name: "creates sites activated",
    check: "model_conformance",
    task: "stateful/sequences",
    fault: () => ({
      response(response, sent) {
        if (isRoute(sent, "POST /sites")) changeObject(response, (site) => ({ ...site, is_activated: 1 }));
      },
    }),
  },
  {
    name: "always returns a site as deactivated",
    check: "model_conformance",
    task: "promises/toggled-site",
    fault: () => ({
      response(response, sent) {
        if (isRoute(sent, "GET /sites/:id")) changeObject(response, (site) => ({ ...site, is_activated: 0 }));
      },
    }),
  },
  {
    name: "loses a change of the arming settings",
    check: "model_conformance",
    task: "stateful/sequences",
    fault: () => ({
      request(request) {
        if (isRoute(request, "PATCH /arming-settings")) changeBody(request, (body) => ({ ...body, security_type: 3 }));
      },
    }),
  },
  {
    name: "does not list the newest device",
    check: "model_conformance",
    task: "stateful/sequences",
    fault: () => ({
      response(response, sent) {
        if (isRoute(sent, "GET /devices")) changeRows(response, (rows) => rows.slice(0, -1));
      },
    }),
  },
  {
    name: "never changes the time at which a device was updated",
    check: "model_conformance",
    task: "promises/updated-device",
    fault() {
      const times = new Map<string, Json>();
      return {
        response(response, sent) {
          if (!isRoute(sent, "GET /devices/:id")) return;
          changeObject(response, (device) => {
            const { pathname } = sent.url;
            const updated_at = times.get(pathname) ?? device["updated_at"] ?? null;
            times.set(pathname, updated_at);
            return { ...device, updated_at };
          });
        },
      };
    },
  },
  {
    name: "does not rename a dealer when it connects",
    check: "model_conformance",
    task: "promises/connected-dealer",
    fault: () => ({
      request(request) {
        if (isRoute(request, "PUT /dealers/connect"))
          changeBody(request, (body) => ({ ...body, company_name: "The Old Name" }));
      },
    }),
  },
  {
    name: "ignores an update of a dealer's address",
    check: "model_conformance",
    task: "promises/updated-dealer",
    fault: () => ({
      request: (request, send) => (isRoute(request, "PATCH /dealers/:id") ? send(getRequest(request)) : undefined),
    }),
  },
];
