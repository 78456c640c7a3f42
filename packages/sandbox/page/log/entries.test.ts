import { describe, expect, it } from "vitest";
import { BOUND, changesData, type LogEntry, matches, merged } from "./entries.ts";

function entry(of: Partial<LogEntry>): LogEntry {
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
    status: 200,
    responseHeaders: {},
    responseBody: undefined,
    cut: [],
    milliseconds: 1,
    reason: undefined,
    ...of,
  };
}

describe("the log", () => {
  it("has each request once, the latest first, and no more than it can hold", () => {
    const many = Array.from({ length: BOUND + 10 }, (_, index) => entry({ id: index + 1, at: index }));
    const all = merged(many.slice(0, 300), many.slice(200));
    expect(all.map(({ id }) => id)).toEqual(
      many
        .slice(-BOUND)
        .map(({ id }) => id)
        .toReversed(),
    );
    // After a start of the sandbox numbers begin anew.
    expect(merged([entry({ at: 1 })], [entry({ at: 2 })])).toHaveLength(2);
  });

  it.each([
    ["^gang", ""],
    ["ABC-1", ""],
    ["getsite", "done"],
    ["dealer 44", "refused"],
    ["dropped", "dropped"],
    ["", "failed"],
  ])("finds %j among those that are %j", (text, outcome) => {
    const entries = [
      entry({}),
      entry({ status: 403, reason: "Dealer 44 is not connected" }),
      entry({ status: null }),
      entry({ status: 503 }),
    ];
    expect(entries.filter((one) => matches(one, { text, outcome })).length).toBeGreaterThan(0);
    expect(entries.filter((one) => matches(one, { text: `${text}?`, outcome: "other" }))).toEqual([]);
  });

  it("tells the requests that may have changed something", () => {
    expect(changesData(entry({}))).toBe(false);
    expect(changesData(entry({ method: "POST", operation: "createToken" }))).toBe(false);
    expect(changesData(entry({ method: "POST", operation: "createSite", status: 400 }))).toBe(false);
    expect(changesData(entry({ method: "POST", operation: "createSite", status: 201 }))).toBe(true);
    // The work may be done, and only the answer dropped.
    expect(changesData(entry({ method: "DELETE", operation: "deleteSite", status: null }))).toBe(true);
  });
});
