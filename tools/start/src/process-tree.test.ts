import { expect, it } from "vitest";
import { listTree } from "./process-tree.ts";

it("lists a process and its descendants, parents first", () => {
  const table = "    1     0\n   20     1\n  300    20\n   21     1\n   40   300\n 2000    21\n  301    20\n";
  expect(listTree(20, table)).toEqual([20, 300, 301, 40]);
  expect(listTree(2000, table)).toEqual([2000]);
  expect(listTree(20, "")).toEqual([20]);
});
