import { parseArgs } from "node:util";
import { expect, it } from "vitest";
import { joinNegatives, summarizeParseError } from "./command-line.ts";

it.each([
  [["--seed", "-1"], ["--seed=-1"]],
  [
    ["--pace", "-.5", "--dry-run"],
    ["--pace=-.5", "--dry-run"],
  ],
  [["--seed=-1"], ["--seed=-1"]],
  [
    ["--seed=5", "-1"],
    ["--seed=5", "-1"],
  ],
  [
    ["--", "-1"],
    ["--", "-1"],
  ],
  [["-1"], ["-1"]],
  [
    ["--seed", "--cases", "-x"],
    ["--seed", "--cases", "-x"],
  ],
])("joins negative numbers with their options in %j", (args, joined) => {
  expect(joinNegatives(args)).toEqual(joined);
});

it("summarizes an error of parseArgs in one sentence", () => {
  let error: unknown;
  try {
    parseArgs({ args: ["--colour"], options: {}, allowPositionals: true });
  } catch (thrown) {
    error = thrown;
  }
  expect(summarizeParseError(error)).toBe("Unknown option '--colour'");
  expect(summarizeParseError("text")).toBe("text");
});
