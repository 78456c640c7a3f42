import { expect, it } from "vitest";
import { type Outcome, outcomeLines, shareFound, describeVerdict } from "./outcome.ts";

const outcome = (name: string, isFound: boolean, notFound?: string): Outcome => ({
  fault: { name, check: "trace_id", task: "examples", ...(notFound !== undefined && { notFound }) },
  isFound,
});

it("names each fault that was not found and the reason, if any", () => {
  const outcomes = [outcome("a", true), outcome("b", false), outcome("c", false, "invisible"), outcome("d", true)];
  expect(shareFound(outcomes)).toBe(50);
  expect(outcomeLines(outcomes)).toEqual([
    "2 of 4 planted faults were found (50.0 %).",
    "  not found: b (by examples)",
    "  not found: c (invisible)",
  ]);
});

it("counts a fault as found only if the expected check finds it", () => {
  const { fault } = outcome("a", true);
  expect(describeVerdict(fault, ["not_a_server_error", "trace_id"])).toBe("found by trace_id");
  expect(describeVerdict(fault, ["not_a_server_error"])).toBe("found by not_a_server_error instead of trace_id");
  expect(describeVerdict(fault, [])).toBe("not found by examples");
  expect(describeVerdict({ ...fault, notFound: "invisible" }, [])).toBe("invisible");
});
