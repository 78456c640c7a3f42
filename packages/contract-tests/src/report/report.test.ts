import { startSandbox } from "@chekt/partner-sandbox";
import { afterAll, describe, expect, it } from "vitest";
import type { Target } from "../engine/target.ts";
import { judge } from "../judge.ts";
import type { Report } from "./report.ts";
import { startSandboxTarget } from "../targets/sandbox.ts";
import { urlTarget } from "../targets/url.ts";
import { faulty, makeError } from "../../test/planted/faulty.ts";
import { htmlReport } from "./html.ts";
import { progress } from "./progress.ts";
import { terminalReport } from "./terminal.ts";

/** Judges a server that fails on one character. */
async function judgeForReport(options: object): Promise<Report> {
  const sandbox = await startSandboxTarget();
  const broken = faulty(sandbox, {
    response(response, { body }) {
      if (body?.includes("<")) makeError(response, 500, "<b>");
    },
  });
  const report = await judge(broken, { seed: 1, cases: 200, tasks: ["fuzzing/updateMonitoringStation"], ...options });
  await sandbox.stop();
  return report;
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

describe("error format", async () => {
  const sandbox = await startSandbox({ seed: "demo", errorFormat: "nested" });
  afterAll(() => sandbox.close());
  const { clientId, clientSecret } = sandbox.credentials.platformPartner;
  const env = { CHEKT_CLIENT_ID: clientId, CHEKT_CLIENT_SECRET: clientSecret };
  const nested: Target = {
    ...urlTarget({ baseUrl: sandbox.url, dealer: 42, allowWrites: true, env }),
    fetch: sandbox.fetch,
  };
  const options = {
    seed: 1,
    cases: 20,
    tasks: ["boundaries/createSite", "probes/unknown_path", "promises/unique-external-ids"],
  };

  /** Returns the errors of requests with this method in the flat format. */
  const flatten = (flat: string): Target => ({
    ...nested,
    async fetch(url, init) {
      const response = await nested.fetch(url, init);
      if (response.status < 400 || init.method !== flat) return response;
      const { error } = (await response.json()) as { error: { message: string } };
      const body = { status_code: response.status, error_message: error.message };
      return Response.json(body, { status: response.status, headers: response.headers });
    },
  });

  it("is reported for a server with nested errors, which cause no findings", async () => {
    const report = await judge(nested, options);
    expect(report.findings).toEqual([]);
    expect(report.errorFormat).toMatchObject({
      format: "nested",
      operations: {
        flat: [],
        nested: ["createSite", "unknown paths and methods", "createMonitoringStation", "createContact"],
      },
    });
    expect(terminalReport(report)).toContain("\n  error format: nested\n");
    expect(htmlReport(report)).toContain("<div><dt>error format</dt><dd>nested</dd></div>");
  });

  it("is reported as mixed, with the operations, for a server that uses both", async () => {
    const report = await judge(flatten("GET"), options);
    expect(report.findings).toEqual([]);
    const line =
      "error format: mixed, so that clients must read both (flat: unknown paths and methods; nested: createSite, ";
    expect(terminalReport(report)).toContain(`\n  ${line}`);
    expect(htmlReport(report)).toContain(`<p class="note">${line}`);
    expect(JSON.parse(JSON.stringify(report)).errorFormat.format).toBe("mixed");
  });

  it("is unknown if no request got an error", async () => {
    const report = await judge(nested, { ...options, tasks: ["examples/getDealer"] });
    expect(terminalReport(report)).toContain("\n  error format: unknown, because no response had an error");
  });

  it("names the wrong part of a nested error", async () => {
    const broken: Target = {
      ...nested,
      async fetch(url, init) {
        const response = await nested.fetch(url, init);
        if (response.status !== 400) return response;
        return Response.json({ error: { code: "x", message: 7 } }, { status: 400, headers: response.headers });
      },
    };
    const { findings } = await judge(broken, { ...options, tasks: ["boundaries/createSite"] });
    expect(findings).toMatchObject([
      { check: "response_schema_conformance", expected: "/error/message must be string" },
    ]);
  });
});

describe("a report with many findings", async () => {
  const report = await judgeForReport({});
  const [finding] = report.findings;
  if (!finding) throw new Error("The faulty server has no finding.");
  const many: Report = {
    ...report,
    findings: Array.from({ length: 252 }, (_none, index) => ({
      ...finding,
      check: index % 3 === 0 ? "trace_id" : "response_schema_conformance",
      operation: `operation${index % 30}`,
      where: `rule-${index}-`,
    })),
  };

  it("has them collapsed by check and operation in HTML", () => {
    const html = htmlReport(many);
    const findings = html.slice(html.indexOf("<h2>Findings</h2>"), html.indexOf("<h2>Coverage</h2>"));
    expect(findings.match(/rule-\d+-/g)).toHaveLength(252);
    expect(findings).not.toContain("<details open");
    // What is left without the inside of each group: two lines.
    const groups = findings.split(/^<\/div>\n<\/details>\n(?=<details>\n<summary><code>[a-z]+_)/m);
    expect(groups.map((group) => /<code>(\w+)<\/code> <span class="quiet">(.*)<\/span>/.exec(group)?.slice(1))).toEqual(
      [
        ["response_schema_conformance", "168 findings in 20 operations"],
        ["trace_id", "84 findings in 10 operations"],
      ],
    );
    expect(findings).toMatch(/<summary><code>operation0<\/code> <span class="quiet">9 findings<\/span><\/summary>/);
    const outside = findings.replaceAll(/<details>[^]*<\/details>/g, "");
    expect(outside).not.toContain("<pre>");
  });

  it("ends with the counts by check on a terminal", () => {
    expect(terminalReport(many)).toMatch(
      /\n252 findings by check:\n {2}response_schema_conformance: 168 in 20 operations\n {2}trace_id: 84 in 10 operations\n$/,
    );
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
