import { describe, expect, it } from "vitest";
import { BOUND, changesData, type LogEntry, matches, mergeEntries } from "./entries.ts";

function entry(overrides: Partial<LogEntry>): LogEntry {
  return {
    id: 1,
    workspace: "default",
    at: 0,
    operation: "getSite",
    method: "GET",
    url: "/partner/v1/dealers/42/sites?filter=name,%5EGang,regex",
    traceId: "abc-1",
    requestHeaders: {},
    requestBody: undefined,
    requestSize: 0,
    status: 200,
    responseHeaders: {},
    responseBody: undefined,
    responseSize: 0,
    cut: [],
    milliseconds: 1,
    reason: undefined,
    ...overrides,
  };
}

describe("log entries", () => {
  it("merges requests without duplicates, newest first, up to the bound", () => {
    const many = Array.from({ length: BOUND + 10 }, (_, index) => entry({ id: index + 1, at: index }));
    const all = mergeEntries(many.slice(0, 300), many.slice(200));
    expect(all.map(({ id }) => id)).toEqual(
      many
        .slice(-BOUND)
        .map(({ id }) => id)
        .toReversed(),
    );
    // IDs start over when the sandbox restarts.
    expect(mergeEntries([entry({ at: 1 })], [entry({ at: 2 })])).toHaveLength(2);
  });

  it.each([
    ["^gang", ""],
    ["ABC-1", ""],
    ["getsite", "done"],
    ["dealer 44", "refused"],
    ["dropped", "dropped"],
    ["", "failed"],
  ])("finds %j among entries with outcome %j", (text, outcome) => {
    const entries = [
      entry({}),
      entry({ status: 403, reason: "Dealer 44 is not connected" }),
      entry({ status: null }),
      entry({ status: 503 }),
    ];
    expect(entries.filter((item) => matches(item, { text, outcome })).length).toBeGreaterThan(0);
    expect(entries.filter((item) => matches(item, { text: `${text}?`, outcome: "other" }))).toEqual([]);
  });

  it("recognizes requests that may have changed data", () => {
    expect(changesData(entry({}))).toBe(false);
    expect(changesData(entry({ method: "POST", operation: "createToken" }))).toBe(false);
    expect(changesData(entry({ method: "POST", operation: "createSite", status: 400 }))).toBe(false);
    expect(changesData(entry({ method: "POST", operation: "createSite", status: 201 }))).toBe(true);
    // The request may have been handled, and only its response dropped.
    expect(changesData(entry({ method: "DELETE", operation: "deleteSite", status: null }))).toBe(true);
  });
});
