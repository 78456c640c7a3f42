import { describe, expect, it } from "vitest";
import { createReport, duration, type Report } from "./report.ts";

/** A report whose clock advances by a given time with each reading. */
function reportOn(isTTY: boolean, ticks: number[]): { report: Report; output: () => string } {
  let now = 0;
  let text = "";
  const output = { isTTY, write: (part: string) => (text += part) };
  return { report: createReport(output, () => (now += ticks.shift() ?? 0)), output: () => text };
}

describe("report.step", () => {
  it("prints a step as one line with its duration and outcome", async () => {
    const { report, output } = reportOn(false, [0, 1234]);
    expect(
      await report.step(
        "build",
        async () => 5,
        (count) => `${count} packages`,
      ),
    ).toBe(5);
    expect(output()).toBe("  ✓ build          1.2 s   5 packages\n");
  });

  it("prints a failed step and rethrows its error", async () => {
    const { report, output } = reportOn(false, [0, 12]);
    await expect(report.step("mock", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(output()).toBe("  ✗ mock           12 ms\n");
  });

  it("shows a running step on a terminal and replaces it when it ends", async () => {
    const { report, output } = reportOn(true, [0, 5]);
    await report.step("lint", () => Promise.resolve());
    const [running, done] = output().split("\r\u001B[2K");
    expect(running).toBe("  … lint");
    expect(done).toContain("✓");
  });
});

it("formats durations", () => {
  expect([0.4, 999, 1000, 61_234].map(duration)).toEqual(["0 ms", "999 ms", "1.0 s", "61.2 s"]);
});
