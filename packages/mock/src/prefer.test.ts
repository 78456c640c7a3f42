import { expect, test } from "vitest";

import { readPreferences } from "./prefer.ts";

const nothing = new URLSearchParams();

test.each([
  ["code=404", { code: 404 }],
  ["code=200, example=empty, dynamic=false, seed=7", { code: 200, exampleKey: "empty", dynamic: false, seed: "7" }],
  ["CODE = 404 ,dynamic=true", { code: 404, dynamic: true }],
  ['example="one, or; two"', { exampleKey: "one, or; two" }],
  ["code=404; note=x", { code: 404 }],
  ["code=404, code=500", { code: 404 }],
  ["respond-async, wait=10", {}],
  ['code=404, example="left open', { code: 404, exampleKey: "" }],
  ["", {}],
])("parses %s", (header, preferences) => {
  expect(readPreferences(header, nothing)).toEqual({ ok: true, preferences });
});

test.each(["code", "code=", "code=4", "code=4040", "code=4o4", "dynamic", "dynamic=TRUE"])("rejects %s", (header) => {
  expect(readPreferences(header, nothing)).toMatchObject({ ok: false, problem: expect.stringContaining("must be") });
});

test("reads the query only without the header", () => {
  const query = new URLSearchParams("__code=404&__dynamic=true&limit=1");
  expect(readPreferences(undefined, query)).toEqual({ ok: true, preferences: { code: 404, dynamic: true } });
  expect(readPreferences("seed=1", query)).toEqual({ ok: true, preferences: { seed: "1" } });
});
