import { isObject, type Json } from "@chekt/description";
import { changeRows, type Fault } from "../faulty.ts";
import type { WrappedFault } from "../planted-fault.ts";

/** Faults of lists. */
export const listFaults: readonly WrappedFault[] = [
  listFault("does not filter", "filter_conformance", "filter", {
    request: ({ url }) => url.searchParams.delete("filter"),
  }),
  listFault("takes lt for lte", "filter_conformance", "filter", {
    request: ({ url }) => void (url.search = url.search.replaceAll("%2Clt&", "%2Clte&").replace(/%2Clt$/, "%2Clte")),
  }),
  listFault("filters texts whatever their case", "filter_conformance", "filter", {
    request: ({ url }) =>
      void (url.search = url.search.replace(/filter=name%2C(\w+)(%2Ceq)?$/, "filter=name%2C(?i)^$1%24%2Cregex")),
  }),
  listFault("meets several filters with any of them", "filter_conformance", "combined", {
    request({ url }) {
      const [first] = url.searchParams.getAll("filter");
      if (first !== undefined) url.searchParams.set("filter", first);
    },
  }),
  listFault("sorts upwards only", "sort_conformance", "sort", { request: ({ url }) => url.searchParams.delete("dir") }),
  listFault("leaves equal rows in any order", "sort_conformance", "sort", {
    answer(answered, { url }) {
      if (url.searchParams.get("sort")?.endsWith("is_activated")) changeRows(answered, swapEqual);
    },
  }),
  listFault("begins a page one row late", "paging_conformance", "paging", {
    request({ url }) {
      const offset = Number(url.searchParams.get("offset"));
      if (offset > 2) url.searchParams.set("offset", String(offset + 1));
    },
  }),
  listFault("gives all columns", "fields_conformance", "fields", {
    request: ({ url }) => url.searchParams.delete("fields"),
  }),
  listFault("leaves out what is null", "fields_conformance", "fields", {
    answer: (answered) => changeRows(answered, (rows) => rows.map(withoutNulls)),
  }),
  listFault("lists rows without their names", "whole_rows", "whole-rows", {
    answer: (answered) =>
      changeRows(answered, (rows) => rows.map((row) => (isObject(row) ? without(row, "name") : row))),
  }),
  {
    name: "gives fifty rows by default",
    check: "paging_conformance",
    task: "promises/listDevices/default-limit",
    fault: () => ({
      request({ url, method }) {
        if (method === "GET" && !url.searchParams.has("limit")) url.searchParams.set("limit", "50");
      },
    }),
  },
];

function listFault(name: string, check: string, task: string, fault: Fault): WrappedFault {
  const { request, answer } = fault;
  return {
    name,
    check,
    task: `promises/listSites/${task}`,
    fault: () => ({
      ...(request && { request: (sent, passOn) => (asksForSites(sent) ? request(sent, passOn) : undefined) }),
      ...(answer && { answer: (answered, sent) => (asksForSites(sent) ? answer(answered, sent) : undefined) }),
    }),
  };
}

function asksForSites({ method, url }: { readonly method: string; readonly url: URL }): boolean {
  return method === "GET" && url.pathname.endsWith("/sites");
}

function swapEqual(rows: Json[]): Json[] {
  const [first, second, ...others] = rows;
  return first === undefined || second === undefined ? rows : [second, first, ...others];
}

function withoutNulls(row: Json): Json {
  return isObject(row) ? Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) : row;
}

function without(row: { [name: string]: Json }, left: string): Json {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== left));
}
