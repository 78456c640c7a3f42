import { isObject, type Json } from "@chekt/description";
import { changeBody, changeObject, endsWith, type Fault } from "../faulty.ts";
import type { WrappedFault } from "../planted-fault.ts";

/** Faults that only a sequence of calls shows. */
export const stateFaults: readonly WrappedFault[] = [
  planted("still shows a contact after it was deleted", "use_after_free", "stateful/createContact", () => {
    const shown = new Map<string, Json>();
    return {
      answer(answered, { method, url }) {
        if (!/\/contacts\/\d+$/.test(url.pathname)) return;
        if (method === "GET" && answered.status === 200 && answered.json !== undefined)
          shown.set(url.pathname, answered.json);
        const known = shown.get(url.pathname);
        if (method === "GET" && answered.status === 404 && known) Object.assign(answered, { status: 200, json: known });
      },
    };
  }),
  planted(
    "does not find a station right after it was made",
    "ensure_resource_availability",
    "stateful/createMonitoringStation",
    () => {
      const asked = new Set<string>();
      return {
        answer(answered, sent) {
          if (sent.method !== "GET" || !endsWith(sent, /\/monitoring-stations\/\d+/) || asked.has(sent.url.pathname))
            return;
          asked.add(sent.url.pathname);
          Object.assign(answered, { status: 404, json: { status_code: 404, error_message: "not yet" } });
        },
      };
    },
  ),
  planted("forgets the address of a site when its name changes", "model_conformance", "stateful/sequences", () => ({
    request(sent) {
      if (sent.method === "PATCH" && endsWith(sent, /\/sites\/\d+/)) {
        changeBody(sent, (body) => ("name" in body ? { ...body, address1: "" } : body));
      }
    },
  })),
  planted("does not count bridges that are left", "model_conformance", "stateful/sequences", () => ({
    answer(answered) {
      changeObject(answered, (shown) =>
        "has_physical_bridge" in shown ? { ...shown, has_physical_bridge: false } : shown,
      );
    },
  })),
  planted("gives bulk results in reverse", "bulk_results", "promises/createDevices", () => ({
    answer(answered, { method }) {
      if (method !== "POST") return;
      changeObject(answered, (shown) =>
        Array.isArray(shown["results"]) ? { ...shown, results: shown["results"].toReversed() } : shown,
      );
    },
  })),
  planted("miscounts what failed", "bulk_results", "promises/deleteDevices", () => ({
    answer(answered, sent) {
      if (endsWith(sent, /bulk-delete/)) changeObject(answered, (shown) => ({ ...shown, failure_count: 0 }));
    },
  })),
  planted("lets a decision be changed", "verification_answered_once", "promises/respondToAlarmVerification", () => ({
    answer(answered, { url, body }) {
      if (!url.pathname.includes("/alarm-verifications/") || answered.status !== 400 || body === undefined) return;
      const sent = JSON.parse(body) as Json;
      if (!isObject(sent) || !JSON.stringify(answered.json).includes("already")) return;
      const verification_id = url.pathname.split("/").at(-1) ?? "";
      Object.assign(answered, { status: 200, json: { id: 1, verification_id, ...sent } });
    },
  })),
  planted("does not name the field at fault", "described_rules", "promises/unique-external-ids", () => ({
    answer(answered) {
      if (isObject(answered.json))
        answered.json = Object.fromEntries(Object.entries(answered.json).filter(([name]) => name !== "field"));
    },
  })),
];

function planted(name: string, check: string, task: string, fault: () => Fault): WrappedFault {
  return { name, check, task, fault };
}
