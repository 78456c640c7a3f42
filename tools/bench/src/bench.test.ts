import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { comparedWith, type Figure, tableOf, within } from "./figures.ts";

it("measures everything beside Prism, and leaves nothing running", { timeout: 120_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ["src/main.ts", "--quick", "--json"]);
  const figures = JSON.parse(stdout) as Figure[];
  expect(figures.map(({ name }) => name)).toEqual([
    "start to the first 200",
    "start to the first 200",
    "getSite",
    "listSites, two filters, 50 rows",
    "the same, each time another filter",
    "createSite",
    "memory when idle",
    "growth of memory over 2,000 requests",
    "start in a test, after the import",
    "snapshot and restore of the demo data",
    "a keyset page of 4,000 sites in SQLite, to one of 1,000",
    "a keyset page of 4,000 sites in PostgreSQL, to one of 1,000",
  ]);
  expect(figures.filter(({ prism }) => prism !== undefined)).toHaveLength(5);
});

it("says which goals are met", () => {
  const figures = [
    comparedWith("start", 200, 900, { unit: "ms", larger: false, atLeast: 3 }),
    comparedWith("reads", 400, 100, { unit: "requests/s", larger: true, atLeast: 5 }),
    within("memory", 90.5, "MB", 110),
  ];
  expect(tableOf(figures)).toBe(
    [
      "|        | sandbox        | Prism          | ratio | goal       |",
      "| ------ | -------------- | -------------- | ----- | ---------- |",
      "| start  | 200 ms         | 900 ms         | 4.5×  | ≥ 3× ✓     |",
      "| reads  | 400 requests/s | 100 requests/s | 4.0×  | ≥ 5× ✗     |",
      "| memory | 91 MB          |                |       | ≤ 110 MB ✓ |",
      "",
    ].join("\n"),
  );
});
