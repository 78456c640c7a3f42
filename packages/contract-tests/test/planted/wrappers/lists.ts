import { isObject, type Json, type JsonObject } from "@chekt/description";
import { toText } from "../../../src/engine/wire/to-text.ts";
import { changeEach, changeRows, type Fault, getRequest, isRoute, omit, type SentRequest } from "../faulty.ts";
import type { PlantedFault } from "../planted-fault.ts";

const HOUR = 3_600_000;

/** Faults of lists. */
export const listFaults: readonly PlantedFault[] = [
  siteFault("ignores the filter", "filter_conformance", "filter", () => ({
    request: ({ url }) => url.searchParams.delete("filter"),
  })),
  siteFault("treats lt as lte", "filter_conformance", "filter", () => ({
    request: (request) => changeFilters(request, (filter) => filter.replace(/,lt$/, ",lte")),
  })),
  siteFault("treats gte as gt", "filter_conformance", "filter", () => ({
    request: (request) => changeFilters(request, (filter) => filter.replace(/,gte$/, ",gt")),
  })),
  siteFault("matches rows with a null column for neq", "filter_conformance", "filter", () => ({
    async response(response, sent, send) {
      const [, column] = /^(?:sites\.)?(\w+),.*,neq$/s.exec(sent.url.searchParams.get("filter") ?? "") ?? [];
      if (column === undefined) return;
      const all = getRequest(sent);
      all.url.searchParams.set("limit", "1000");
      const { json } = await send(all);
      changeRows(response, (rows) => {
        const matched = new Set(rows.map((row) => JSON.stringify(row)));
        return (Array.isArray(json) ? json : []).filter(
          (row) => matched.has(JSON.stringify(row)) || (isObject(row) && row[column] === null),
        );
      });
    },
  })),
  siteFault("compares strings case-insensitively", "filter_conformance", "filter", () => ({
    request: (request) =>
      changeFilters(request, (filter) => filter.replace(/^name,(\w+)(,eq)?$/, "name,(?i)^$1$,regex")),
  })),
  siteFault("matches a regular expression against the whole string only", "filter_conformance", "filter", () => ({
    request: (request) =>
      changeFilters(request, (filter) => filter.replace(/^([^,]+),(.*),regex$/s, "$1,^(?:$2)$,regex")),
  })),
  siteFault("cuts a filter value at its first comma", "filter_conformance", "filter", () => ({
    request: (request) => changeFilters(request, (filter) => filter.replace(/^([^,]+),([^,]*),.*,(\w+)$/s, "$1,$2,$3")),
  })),
  siteFault("shows timestamps an hour late", "filter_conformance", "filter", () => ({
    response: (response) =>
      changeEach(response, (row) =>
        "created_at" in row ? { ...row, created_at: addHour(toText(row["created_at"])) } : row,
      ),
  })),
  siteFault("returns rows in no particular order without sort", "filter_conformance", "filter", () => ({
    response(response, { url }) {
      if (!url.searchParams.has("sort")) changeRows(response, (rows) => rows.toReversed());
    },
  })),
  siteFault("applies only the first of several filters", "filter_conformance", "combined", () => ({
    request({ url }) {
      const [first] = url.searchParams.getAll("filter");
      if (first !== undefined) url.searchParams.set("filter", first);
    },
  })),
  siteFault("ignores dir", "sort_conformance", "sort", () => ({
    request: ({ url }) => url.searchParams.delete("dir"),
  })),
  siteFault("returns rows with equal values in any order", "sort_conformance", "sort", () => ({
    response(response, { url }) {
      if (url.searchParams.get("sort")?.endsWith("is_activated")) changeRows(response, swapFirst);
    },
  })),
  siteFault("returns rows with equal values by ascending key, whatever dir is", "sort_conformance", "sort", () => ({
    response(response, { url }) {
      const column = url.searchParams.get("sort")?.replace("sites.", "");
      if (column !== undefined && url.searchParams.get("dir") === "desc")
        changeRows(response, (rows) => reverseEqual(rows, column));
    },
  })),
  siteFault("starts a page one row late", "paging_conformance", "paging", () => ({
    request({ url }) {
      const offset = Number(url.searchParams.get("offset"));
      if (offset > 2) url.searchParams.set("offset", String(offset + 1));
    },
  })),
  siteFault("repeats the last row of a page on the next page", "paging_conformance", "paging", () => ({
    request({ url }) {
      const offset = Number(url.searchParams.get("offset"));
      if (offset > 0) url.searchParams.set("offset", String(offset - 1));
    },
  })),
  siteFault("returns a page that is one row short", "paging_conformance", "paging", () => ({
    request({ url }) {
      const limit = Number(url.searchParams.get("limit"));
      if (limit > 1) url.searchParams.set("limit", String(limit - 1));
    },
  })),
  siteFault("returns all columns", "fields_conformance", "fields", () => ({
    request: ({ url }) => url.searchParams.delete("fields"),
  })),
  siteFault("omits null columns", "fields_conformance", "fields", () => ({
    response: (response) =>
      changeEach(response, (row) => omit(row, ...Object.keys(row).filter((name) => row[name] === null))),
  })),
  siteFault("returns the key of a row even if it was not requested", "fields_conformance", "fields", () => ({
    request: (request) => changeFields(request, (fields) => [...new Set(["site_id", ...fields])]),
  })),
  siteFault("omits the last of several fields", "fields_conformance", "fields", () => ({
    request: (request) => changeFields(request, (fields) => fields.slice(0, Math.max(fields.length - 1, 1))),
  })),
  siteFault("lists rows without their names", "whole_rows", "whole-rows", () => ({
    response: (response) => changeEach(response, (row) => omit(row, "name")),
  })),
  defaultLimitFault("returns fifty rows by default", 50),
  defaultLimitFault("returns all rows by default", 1000),
];

function siteFault(name: string, check: string, task: string, createFault: () => Fault): PlantedFault {
  return {
    name,
    check,
    task: `promises/listSites/${task}`,
    fault() {
      const { request, response } = createFault();
      return {
        ...(request && { request: (sent, send) => (isSiteList(sent) ? request(sent, send) : undefined) }),
        ...(response && {
          response: (received, sent, send) => (isSiteList(sent) ? response(received, sent, send) : undefined),
        }),
      };
    },
  };
}

function isSiteList(request: SentRequest): boolean {
  return isRoute(request, "GET /sites");
}

function defaultLimitFault(name: string, limit: number): PlantedFault {
  return {
    name,
    check: "paging_conformance",
    task: "promises/listDevices/default-limit",
    fault: () => ({
      request({ url, method }) {
        if (method === "GET" && !url.searchParams.has("limit")) url.searchParams.set("limit", String(limit));
      },
    }),
  };
}

function changeFilters({ url: { searchParams } }: SentRequest, change: (filter: string) => string): void {
  const filters = searchParams.getAll("filter");
  searchParams.delete("filter");
  for (const filter of filters) searchParams.append("filter", change(filter));
}

function changeFields({ url: { searchParams } }: SentRequest, change: (fields: string[]) => string[]): void {
  const fields = searchParams.get("fields");
  if (fields !== null) searchParams.set("fields", change(fields.split(",")).join(","));
}

function addHour(timestamp: string): string {
  return new Date(Date.parse(`${timestamp.replace(" ", "T").replace(/Z$/, "")}Z`) + HOUR).toISOString();
}

function swapFirst(rows: Json[]): Json[] {
  const [first, second, ...others] = rows;
  return first === undefined || second === undefined ? rows : [second, first, ...others];
}

function reverseEqual(rows: Json[], column: string): Json[] {
  const groups = Map.groupBy(rows.filter(isObject), (row: JsonObject) => row[column] ?? null);
  return [...groups.values()].flatMap((group) => group.toReversed());
}
