import { expect, it } from "vitest";
import { type Outcome, outcomeLines, shareFound, describeVerdict } from "./outcome.ts";

const outcome = (name: string, isFound: boolean, notFound?: string): Outcome => ({
  fault: { name, check: "trace_id", task: "examples", ...(notFound !== undefined && { notFound }) },
  isFound,
});

it("each fault that is not found is named, with the reason where one is known", () => {
  const outcomes = [outcome("a", true), outcome("b", false), outcome("c", false, "nobody can"), outcome("d", true)];
  expect(shareFound(outcomes)).toBe(50);
  expect(outcomeLines(outcomes)).toEqual([
    "2 of 4 planted faults were found (50.0 %).",
    "  not found: b (by examples)",
    "  not found: c (nobody can)",
  ]);
});

it("a fault counts as found only by its own check", () => {
  const { fault } = outcome("a", true);
  expect(describeVerdict(fault, ["not_a_server_error", "trace_id"])).toBe("found by trace_id");
  expect(describeVerdict(fault, ["not_a_server_error"])).toBe("found by not_a_server_error instead of trace_id");
  expect(describeVerdict(fault, [])).toBe("not found by examples");
  expect(describeVerdict({ ...fault, notFound: "nobody can" }, [])).toBe("nobody can");
});
