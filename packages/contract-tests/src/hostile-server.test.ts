import { createServer, type ServerResponse } from "node:http";
import { once } from "node:events";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { judge } from "./judge.ts";
import { htmlReport } from "./report/html.ts";
import { terminalReport } from "./report/terminal.ts";
import type { Target } from "./engine/target.ts";
import { startSandboxTarget } from "./targets/sandbox.ts";
import type { Report } from "./report/report.ts";

let sandbox: Target;
beforeAll(async () => {
  sandbox = await startSandboxTarget();
});
afterAll(() => sandbox.stop());

/** A server in front of the sandbox that responds to GET requests for a dealer itself. */
async function hostile(respond: (response: ServerResponse, authorization: string) => void): Promise<Target> {
  const server = createServer((request, response) => {
    void (async () => {
      const { method = "GET", url = "/", headers } = request;
      if (method === "GET" && /^\/partner\/v1\/dealers\/[^/]*$/.test(url)) {
        return respond(response, headers.authorization ?? "");
      }
      const body = await buffer(request);
      const forwarded = await sandbox.fetch(`${sandbox.baseUrl}${url}`, {
        method,
        headers: Object.entries(headers).flatMap(([name, value]) =>
          typeof value === "string" && !/^(host|connection|content-length|transfer-encoding)$/.test(name)
            ? [[name, value]]
            : [],
        ),
        body: body.length > 0 ? Uint8Array.from(body) : null,
      });
      response.writeHead(forwarded.status, Object.fromEntries(forwarded.headers));
      response.end(Buffer.from(await forwarded.arrayBuffer()));
    })();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const baseUrl = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  return { ...sandbox, baseUrl, fetch: (url, init) => fetch(url, init), timeout: 300, stop: async () => {} };
}

/** Everything that a run shows to people. */
const allOutput = (report: Report): string => terminalReport(report) + htmlReport(report) + JSON.stringify(report);

const getDealer = { seed: 1, cases: 5, operations: ["getDealer"] } as const;

describe("judge on a hostile server", () => {
  it("reports no token or secret that the server returns, in any encoding", async () => {
    const tokens = new Set<string>();
    const { partner, dealerApp, userToken = "" } = sandbox.access;
    const target = await hostile((response, authorization) => {
      const token = authorization.replace("Bearer ", "");
      tokens.add(token);
      const secrets = [token, partner.clientSecret, dealerApp?.clientSecret ?? "", userToken];
      const echoed = [
        ...secrets,
        ...secrets.map((secret) => Buffer.from(`x:${secret}`).toString("base64")),
        ...secrets.map((secret) => encodeURIComponent(secret)),
      ];
      response.setHeader("content-type", "application/json");
      // The secrets also stand where the shown part of the body ends.
      response.end(JSON.stringify({ dealer_id: "wrong", access_token: 7, padding: "x".repeat(900), echoed }));
    });
    const report = await judge(target, getDealer);
    expect(report.findings.length).toBeGreaterThan(0);
    const output = allOutput(report);
    expect(output.includes("[redacted]")).toBe(true);
    const secrets = [...tokens, partner.clientSecret, dealerApp?.clientSecret ?? "-", userToken].filter(
      (secret) => secret.length > 8,
    );
    expect(secrets.length).toBeGreaterThan(3);
    for (const secret of secrets) {
      const base64 = Buffer.from(`x:${secret}`).toString("base64").slice(4, 14);
      const leaked = [secret, secret.slice(-12), base64].filter((text) => output.includes(text));
      expect(leaked).toEqual([]);
    }
  });

  it("prints no control characters that the server sends", async () => {
    const target = await hostile((response) => {
      response.setHeader("content-type", "application/json");
      response.end(`{"dealer_id":"\u001B[2J\u001B]0;owned\u0007\u009B31m\u202Eevil\u200B"}`);
    });
    const report = await judge(target, getDealer);
    expect(terminalReport(report)).toContain(String.raw`\u001b[2J\u001b]0;owned\u0007\u009b31m\u202eevil\u200b`);
    const unprintable = /[^\n\P{Cc}]|\p{Cf}/u;
    expect(unprintable.test("\u001B")).toBe(true);
    expect(terminalReport(report) + htmlReport(report)).not.toMatch(unprintable);
  });

  it.each<[string, string, (response: ServerResponse) => void]>([
    [
      "never ends",
      "more than 16777216 bytes",
      (response) => {
        const chunk = Buffer.alloc(1_048_576, " ");
        const write = (): void => {
          while (response.write(chunk));
        };
        response.on("drain", write);
        write();
      },
    ],
    [
      "is nested deeply",
      "more than 100 levels of JSON",
      (response) => response.end(`${"[".repeat(200_000)}${"]".repeat(200_000)}`),
    ],
    ["never comes", "no complete response within 0.3 s", () => {}],
    ["stops in the middle", "no complete response within 0.3 s", (response) => response.write('{"dealer_id":')],
  ])(
    "reports a response that %s as a finding, and deletes what it created",
    async (_what, got, respond) => {
      const target = await hostile((response) => {
        response.setHeader("content-type", "application/json");
        respond(response);
      });
      const report = await judge({ ...target, timeout: got.includes("within") ? 300 : 30_000 }, getDealer);
      expect(report.findings).toContainEqual(
        expect.objectContaining({ check: "bounded_response", operation: "getDealer", got }),
      );
      expect(report.left).toEqual([]);
    },
    60_000,
  );

  it("ends a run when the server no longer completes its responses", async () => {
    const target = await hostile(() => {});
    const silent: Target = {
      ...target,
      fetch: (url, init) =>
        url.includes("/oauth/")
          ? target.fetch(url, init)
          : new Promise((_resolve, reject) => {
              init.signal?.addEventListener("abort", () => reject(init.signal?.reason));
            }),
    };
    const { findings, notTried, requests } = await judge(silent, { seed: 1, cases: 5 });
    expect(findings.some(({ check }) => check === "bounded_response")).toBe(true);
    expect(notTried.map(({ why }) => why)).toContain("the server no longer completes its responses");
    expect(requests).toBeLessThan(10);
  });
});
