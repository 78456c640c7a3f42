import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { startSandbox, type Sandbox } from "@chekt/partner-sandbox";
import type { Report } from "./report/report.ts";
import { command, commandWithoutReader } from "../test/support/command.ts";
import { serveFetch } from "../test/support/serve-fetch.ts";

describe("chekt-contract", () => {
  it("rejects an unknown target with a one-line message", async () => {
    const { code, stdout, stderr } = await command(["--target", "nothing"]);
    expect(stderr).toBe(
      'chekt-contract: Unknown target "nothing". Use prism, sandbox, sandbox-through-prism, or an http(s) URL.\n',
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });

  it("exits with 2 if the credentials for a URL are missing", async () => {
    const { code, stderr } = await command(["--target", "https://api.example.com", "--dealer", "1"]);
    expect(stderr).toBe("chekt-contract: Missing credentials. Set CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET.\n");
    expect(code).toBe(2);
  });

  it("exits with 2 if no server responds at the URL", async () => {
    const served = await serveFetch(async () => new Response());
    await served.close();
    const { code, stderr } = await command(["--target", served.url, "--dealer", "1"], secrets("a", "b"));
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`No server responds at ${served.url}: `),
    });
  });

  it("sends nothing over plain http to another machine, and exits with 2", async () => {
    const args = ["--target", "http://api.chektdev.com", "--dealer", "1"];
    const { code, stdout, stderr } = await command(args, secrets("a", "b"));
    expect(stderr).toMatch(/^chekt-contract: http:\/\/api\.chektdev\.com is not secure: .*\n$/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });

  it.each(["https://api.chekt.com", "https://API.chekt.com.:443"])(
    "refuses --allow-writes at %s with --dry-run as well, and exits with 2",
    async (url) => {
      const args = ["--target", url, "--dealer", "1", "--allow-writes", "--dry-run"];
      const { code, stdout, stderr } = await command(args, secrets("a", "b"));
      expect(stderr).toContain("--target https://api.chektdev.com");
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    },
  );

  it("tests the sandbox and writes the reports", async () => {
    const folder = await mkdtemp(join(tmpdir(), "chekt-contract-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const args = ["--target", "sandbox", "--seed", "7", "--operation", "getSite", "--report", folder];
    const { code, stdout, stderr } = await command(args);
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining("No findings.") });
    expect(stderr).toContain("tasks, 0 findings");
    const report: Report = JSON.parse(await readFile(join(folder, "sandbox.json"), "utf8"));
    expect(report).toMatchObject({ target: "sandbox", seed: 7, findings: [] });
    expect(await readFile(join(folder, "sandbox.html"), "utf8")).toContain("<h1>sandbox: no findings</h1>");
  });
});

describe("chekt-contract in a pipe", () => {
  it("writes the reports and exits cleanly if nothing reads its output", async () => {
    const folder = await mkdtemp(join(tmpdir(), "chekt-contract-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const args = ["--target", "sandbox", "--operation", "getDealer", "--cases", "5", "--report", folder];
    const { code, stderr } = await commandWithoutReader(args);
    expect(stderr).not.toContain("EPIPE");
    expect(code).toBe(0);
    expect(await readFile(join(folder, "sandbox.html"), "utf8")).toContain("<h1>sandbox: no findings</h1>");
    expect(await readFile(join(folder, "sandbox.json"), "utf8")).toContain('"findings": []');
  });
});

describe("chekt-contract at a URL", () => {
  let sandbox: Sandbox;
  let env: Record<string, string>;
  beforeAll(async () => {
    sandbox = await startSandbox({ seed: "demo" });
    const { platformPartner, dealerApp } = sandbox.credentials;
    env = {
      ...secrets(platformPartner.clientId, platformPartner.clientSecret),
      CHEKT_SECOND_DEALER: "43",
      CHEKT_OUT_OF_REACH_DEALER: "44",
      CHEKT_APP_CLIENT_ID: dealerApp.clientId,
      CHEKT_APP_CLIENT_SECRET: dealerApp.clientSecret,
      CHEKT_APP_DEALER: "45",
    };
  });
  afterAll(() => sandbox.close());

  /** Reads the rows of every dealer, whichever client created them. */
  async function readAllRows(): Promise<unknown> {
    const rows = [];
    for (const dealer of [42, 43, 44, 45]) {
      for (const kind of ["sites", "monitoring-stations"]) {
        const response = await fetch(
          `${sandbox.url}/_sandbox/workspaces/${workspace()}/dealers/${dealer}/${kind}?limit=1000`,
        );
        rows.push(await response.json());
      }
    }
    return rows;
  }
  const workspace = (): string => sandbox.credentials.platformPartner.clientId.replace(/-platform-partner$/, "");

  /** Starts a server that forwards to the sandbox and records each request. */
  async function serveObserved(): Promise<{
    url: string;
    requests: string[];
    onRequest: (listener: () => void) => void;
  }> {
    const requests: string[] = [];
    let listener = (): void => {};
    const served = await serveFetch(sandbox.fetch);
    served.onRequest = (method, path) => {
      requests.push(`${method} ${path.split("?")[0]}`);
      listener();
    };
    onTestFinished(() => served.close());
    return { url: served.url, requests, onRequest: (next) => void (listener = next) };
  }

  it("sends no writing requests to a URL without --allow-writes", async () => {
    const { url, requests } = await serveObserved();
    const { code, stdout } = await command(
      ["--target", url, "--dealer", "42", "--cases", "20", "--seed", "1", ...repeat("operation", reads)],
      env,
    );
    expect(stdout).toContain("No findings.");
    expect(stdout).toContain("not tried: writing is not allowed");
    expect(requests.filter((request) => !/^(GET|OPTIONS|POST \/oauth\/token)/.test(request))).toEqual([]);
    expect(requests.length).toBeGreaterThan(300);
    expect(code).toBe(0);
  });

  it.each([
    ["a wrong secret", "42", "wrong", /The server refused the client credentials: 401 invalid_client/],
    ["an unconnected dealer", "44", undefined, /The client cannot access dealer 44: 403 /],
  ])("exits with 2 and sends no test for %s", async (_what, dealer, secret, message) => {
    const { url, requests } = await serveObserved();
    const { code, stdout, stderr } = await command(["--target", url, "--dealer", dealer], {
      ...env,
      ...(secret !== undefined && { CHEKT_CLIENT_SECRET: secret }),
    });
    expect(stderr).toMatch(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(requests.length).toBeLessThanOrEqual(2);
  });

  it("deletes every row it created and changes no others", async () => {
    const before = await readAllRows();
    const { url, requests } = await serveObserved();
    const args = [
      "--target",
      url,
      "--dealer",
      "42",
      "--allow-writes",
      "--cases",
      "10",
      "--seed",
      "1",
      ...repeat("task", writes),
    ];
    const { code, stdout } = await command(args, env);
    expect(stdout).toContain("No findings.");
    expect(stdout).not.toContain("not cleaned up");
    expect(await readAllRows()).toEqual(before);
    expect(requests.filter((request) => request.startsWith("POST")).length).toBeGreaterThan(100);
    const outside = requests.filter((request) => !/^(GET|OPTIONS)|oauth|\/dealers\/42\//.test(request));
    expect(outside.filter((request) => /\/dealers\/4[345]/.test(request))).toEqual([]);
    // An undescribed method on these paths could affect everything that the dealer has.
    expect(
      requests.filter((request) => /^(PUT|PATCH|DELETE) \/partner\/v1\/dealers\/42(\/[\w-]+)?$/.test(request)),
    ).toEqual([]);
    expect(requests).toContainEqual(expect.stringMatching(/^PUT .*\/sites\/\d+$/));
    expect(code).toBe(0);
  });

  it("tests Idempotency-Key where the server is said to honor it", async () => {
    const before = await readAllRows();
    const { url, requests } = await serveObserved();
    const args = ["--target", url, "--dealer", "42", "--allow-writes", "--task", "promises/idempotency"];
    const undeclared = await command(args, env);
    expect(undeclared.stdout).toContain("not tried: the server does not declare that it honors Idempotency-Key.");
    expect(requests.filter((request) => request.endsWith("/monitoring-stations"))).toEqual([]);
    const { code, stdout } = await command([...args, "--idempotency"], env);
    expect(stdout).toContain("No findings.");
    expect(stdout).toContain("error format: flat");
    expect(requests).toContainEqual(expect.stringMatching(/^POST .*\/monitoring-stations$/));
    expect(await readAllRows()).toEqual(before);
    expect(code).toBe(0);
  });

  it("deletes the rows it created after Ctrl-C", async () => {
    const before = await readAllRows();
    const { url, requests, onRequest } = await serveObserved();
    const args = ["--target", url, "--dealer", "42", "--allow-writes", "--task", "fuzzing/createSite"];
    const { code, stderr } = await command(args, env, (child) => {
      onRequest(() => {
        const created = requests.filter((request) => request === "POST /partner/v1/dealers/42/sites").length;
        if (created === 10 && requests.at(-1)?.startsWith("POST") === true) child.kill("SIGINT");
      });
    });
    expect(stderr).toContain("deleting created rows");
    expect(code).toBe(130);
    expect(await readAllRows()).toEqual(before);
  });

  it("prints the requests without sending them with --dry-run", async () => {
    const { url, requests } = await serveObserved();
    const args = ["--target", url, "--dealer", "42", "--allow-writes", "--dry-run", "--operation", "createSite"];
    const { code, stdout } = await command(args, env);
    expect(stdout).toContain("POST /partner/v1/dealers/42/sites");
    expect(requests).toEqual([]);
    expect(code).toBe(0);
  });

  it("exits with 1 after a finding and prints how to replay it", async () => {
    const served = await serveFetch(async (target, init) => {
      const response = await sandbox.fetch(target, init);
      response.headers.delete("x-partner-trace-id");
      return response;
    });
    onTestFinished(() => served.close());
    const args = ["--target", served.url, "--dealer", "42", "--seed", "3", "--task", "examples/listSites"];
    const { code, stdout } = await command(args, env);
    expect(code).toBe(1);
    expect(stdout).toContain("listSites: response_headers_conformance\n  request    curl -i 'http://127.0.0.1");
    expect(stdout).toContain('-H "Authorization: Bearer $TOKEN"');
    expect(stdout).toContain(
      "  expected   the header x-partner-trace-id\n  rule       /components/headers/TraceId/schema\n",
    );
    expect(stdout).toContain("  replay     --seed 3 --task examples/listSites\n");
  });
});

const reads = ["createToken", "getDealer", "listSites", "createSite", "getSite", "getContact", "listDevices"];

const writes = [
  "examples",
  "boundaries/createSite",
  "boundaries/updateSite",
  "boundaries/updateMonitoringStation",
  "boundaries/deleteSite",
  "fuzzing/createContact",
  "promises/deleteSite",
  "promises/listMonitoringStations",
  "promises/station-in-use",
  "probes/getDealer",
  "probes/listSites",
  "probes/getSite",
  "stateful",
];

function repeat(option: string, values: readonly string[]): string[] {
  return values.flatMap((value) => [`--${option}`, value]);
}

function secrets(id: string, secret: string): Record<string, string> {
  return { CHEKT_CLIENT_ID: id, CHEKT_CLIENT_SECRET: secret };
}
