import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { serverCommand } from "@chekt/testing";
import { expect, test } from "vitest";

import { HAS_IPV6, SITES } from "./testing.ts";

const CLI = fileURLToPath(new URL("cli.ts", import.meta.url));

const { start, run } = serverCommand(CLI);

test("prints the base URL, the number of operations and two working curl commands", async () => {
  const mock = await start("--port", "0");
  expect(mock.printed()).toMatch(/serves \d{2} operations at http:\/\/127\.0\.0\.1:\d+ /);
  const lines = mock.printed().match(/^ {2}curl .*$/gm) ?? [];
  expect(lines).toHaveLength(2);
  const [token, list] = await Promise.all(
    lines.map(async (line) => {
      const { stdout } = await promisify(execFile)("sh", ["-c", `${line} --silent --show-error --fail`]);
      const value: unknown = JSON.parse(stdout);
      return value;
    }),
  );
  expect(token).toMatchObject({ access_token: expect.any(String), token_type: "Bearer" });
  expect(list).toMatchObject([{ site_id: expect.any(Number) }]);
});

test("does not log requests by default", async () => {
  const mock = await start("--port", "0");
  const before = mock.printed();
  await fetch(`${mock.url}${SITES}`);
  await fetch(`${mock.url}${SITES}`, { headers: { authorization: "Bearer demo" } });
  await mock.stop("SIGTERM");
  expect(mock.printed()).toBe(before);
});

test("logs each request with --verbose, without secrets", async () => {
  const mock = await start("--port", "0", "--verbose");
  const before = mock.printed();
  const traceId = "550e8400-e29b-41d4-a716-446655440000";
  await fetch(`${mock.url}${SITES}?filter=name,secret-1`, {
    headers: { authorization: "Bearer secret-2", "x-partner-trace-id": traceId },
  });
  await fetch(`${mock.url}/oauth/token`, { method: "POST", body: new URLSearchParams({ client_secret: "secret-3" }) });
  await fetch(`${mock.url}/%zz`);
  await mock.stop("SIGTERM");
  const lines = mock.printed().slice(before.length).trimEnd().split("\n");
  expect(lines).toEqual([
    expect.stringMatching(`^GET ${SITES} 200 [\\d.]+ ms ${traceId}$`),
    expect.stringMatching(/^POST \/oauth\/token 400 [\d.]+ ms [\da-f-]{36}$/),
    expect.stringMatching(/^GET - 400 [\d.]+ ms [\da-f-]{36}$/),
  ]);
  expect(mock.printed()).not.toContain("secret-");
});

test.each(["SIGINT", "SIGTERM"] as const)("exits with 0 on %s, even before the first request", async (signal) => {
  const mock = await start("--port", "0");
  expect(await mock.stop(signal)).toBe(0);
});

test.skipIf(!HAS_IPV6)("listens on the given port and host", async () => {
  const mock = await start("--port", "0", "--host", "::1", "--dynamic", "--errors");
  expect(mock.url).toMatch(/^http:\/\/\[::1\]:\d+$/);
  const response = await fetch(`${mock.url}${SITES}`, { headers: { authorization: "Bearer demo" } });
  expect(response.status).toBe(200);
  expect(await response.text()).not.toContain("Gangnam");
});

test("reports a port in use in one line and exits with 1", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const { code, stdout, stderr } = await run("--port", String(port));
  other.close();
  expect({ code, stdout, stderr }).toEqual({
    code: 1,
    stdout: "",
    stderr: `chekt-mock: Port ${port} on 127.0.0.1 is in use. Use another --port, or --port 0 for a free one.\n`,
  });
});

test("reports the host of another machine in one line and exits with 1", async () => {
  expect(await run("--host", "192.0.2.1")).toEqual({
    code: 1,
    stdout: "",
    stderr:
      "chekt-mock: --host 192.0.2.1 is not an address of this machine. Use 127.0.0.1, or 0.0.0.0 to accept other machines.\n",
  });
});

test("reports an unknown option in one line and exits with 1", async () => {
  expect(await run("--prot", "4010")).toEqual({
    code: 1,
    stdout: "",
    stderr: "chekt-mock: Unknown option '--prot'. chekt-mock --help lists the options.\n",
  });
});

test("prints every option with --help, and the version with --version", async () => {
  const [help, version] = [await run("--help"), await run("--version")];
  expect(help).toMatchObject({ code: 0, stderr: "" });
  for (const option of ["port", "host", "dynamic", "errors", "verbose", "help", "version"]) {
    expect(help.stdout).toContain(`  --${option}`);
  }
  expect(version).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});
