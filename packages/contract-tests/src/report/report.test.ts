import { describe, expect, it, onTestFinished } from "vitest";
import { judge } from "../judge.ts";
import type { Report } from "./report.ts";
import { startSandboxTarget } from "../targets/sandbox.ts";
import { faulty, makeError } from "../../test/planted/faulty.ts";
import { htmlReport } from "./html.ts";
import { progress } from "./progress.ts";
import { terminalReport } from "./terminal.ts";

/** Judges a server that fails on one character. */
async function judgeForReport(options: object): Promise<Report> {
  const sandbox = await startSandboxTarget();
  onTestFinished(() => sandbox.stop());
  const broken = faulty(sandbox, {
    response(response, { body }) {
      if (body?.includes("<")) makeError(response, 500, "<b>");
    },
  });
  return judge(broken, { seed: 1, cases: 200, tasks: ["fuzzing/updateMonitoringStation"], ...options });
}

describe("finding", () => {
  it("shrinks a finding and reproduces it from its seed and path", async () => {
    const report = await judgeForReport({});
    const [finding] = report.findings;
    expect(finding).toMatchObject({ check: "not_a_server_error", operation: "updateMonitoringStation", status: 500 });
    const body = /--data-raw '(.*)'$/.exec(finding?.request ?? "")?.[1] ?? "";
    // Shrunk to a single property.
    expect(Object.keys(JSON.parse(body))).toHaveLength(1);
    const path = / --path (\S+)$/.exec(finding?.replay ?? "")?.[1];
    const again = await judgeForReport({ path });
    expect(again.findings.map((one) => one.request?.split("--data-raw")[1])).toEqual([` '${body}'`]);
    expect(again.requests).toBeLessThan(20);
  });

  it("prints a finding like a bug report", async () => {
    const text = terminalReport(await judgeForReport({}));
    expect(text).toContain(
      "\n1 finding:\n\nupdateMonitoringStation: not_a_server_error\n  request    curl -i -X PATCH 'http",
    );
    expect(text).toContain("\n  expected   a status code below 500\n  rule       /paths/~1partner~1v1");
    expect(text).toContain(
      '\n  response   500 {"status_code":500,"error_message":"<b>"}\n  replay     --seed 1 --task fuzzing/',
    );
  });

  it("escapes a finding in a self-contained HTML page", async () => {
    const html = htmlReport(await judgeForReport({}));
    expect(html).toContain("&lt;b&gt;");
    expect(html).not.toContain("<b>");
    expect(html).not.toMatch(/<(script|link|img)|url\(|src=/);
    expect(html).toContain("getSite");
    expect(html).toContain("(never)");
  });
});

describe("coverage", () => {
  it("prints the counts of status codes and sent parameters", async () => {
    const lines = terminalReport(await judgeForReport({})).split("\n");
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}operation +status:count +parameters +by status$/));
    const updated = lines.find((line) => line.startsWith("  updateMonitoringStation "));
    expect(updated).toMatch(
      / 200:[1-9]\d* 400:[1-9]\d* 401:0 403:0 404:\d+ 429:0 503:0 +(\d+) of \1 +[1-9]\d* of \d+$/,
    );
    expect(lines.find((line) => line.startsWith("  getSite "))).toMatch(/ 0 of \d+ +0 of \d+$/);
  });

  it("reports the count of a parameter by status code in HTML and JSON", async () => {
    const report = await judgeForReport({});
    const updated = report.coverage.operations.find(({ operation }) => operation === "updateMonitoringStation");
    expect(updated?.parameters["body.prefix"]).toMatchObject({ 200: expect.any(Number), 401: 0 });
    const times = updated?.parameters["body.prefix"]?.["200"] ?? 0;
    expect(times).toBeGreaterThan(0);
    expect(times).toBeLessThan(updated?.statuses["200"] ?? 0);
    expect(htmlReport(report)).toContain(`<tr><th scope="row">body.prefix</th><td class="number">${times}</td>`);
  });
});

describe("terminalReport", () => {
  it("lists skipped tasks and checks with the reason", async () => {
    const text = terminalReport(await judgeForReport({ tasks: ["examples/getSite"] }));
    expect(text).toContain("  not tried: no second validator (second_opinion)\n");
  });
});

describe("progress", () => {
  const result = {
    task: "a/b",
    title: "",
    phase: "probes",
    operation: undefined,
    requests: 1,
    cases: 1,
    milliseconds: 1,
    findings: 1,
    notTried: [],
  } as const;

  it("updates a single progress line on a terminal", () => {
    const written: string[] = [];
    const { onTask, end } = progress({ isTTY: true, write: (text) => written.push(text) }, "prism");
    onTask(result, 1, 200);
    end();
    expect(written).toEqual(["\r\u001B[Kprism: 1 of 200 tasks, 1 findings, a/b", "\r\u001B[K"]);
  });

  it("writes a progress line every 50 tasks and at the end if the output is not a terminal", () => {
    const written: string[] = [];
    const { onTask } = progress({ write: (text) => written.push(text) }, "prism");
    for (let done = 1; done <= 51; done += 1) onTask(result, done, 51);
    expect(written).toEqual(["prism: 50 of 51 tasks, 50 findings\n", "prism: 51 of 51 tasks, 51 findings\n"]);
  });
});
