import { execFile } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { access, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test, vi } from "vitest";
import { sandboxCommand, tokenAt } from "./testing/command.ts";
import { newDatabase } from "./testing/stores.ts";

const { start, run } = sandboxCommand();

const SITES = "/partner/v1/dealers/42/sites";

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "chekt-sandbox-"));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function createSite(url: string, token: string, external_site_id: string): Promise<number> {
  const { status } = await fetch(`${url}${SITES}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ external_site_id, name: "Site", timezone: "UTC" }),
  });
  return status;
}

async function externalIds(url: string, token: string): Promise<string[]> {
  const response = await fetch(`${url}${SITES}?limit=1000&fields=external_site_id`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const rows: { external_site_id: string }[] = JSON.parse(await response.text());
  return rows.map(({ external_site_id }) => external_site_id);
}

test("prints credentials, and commands that work when pasted", async () => {
  const sandbox = await start();
  const printed = sandbox.printed();
  for (const part of ["platform-partner-secret", "dealer-app-secret", "42, 43", "/_sandbox/"])
    expect(printed).toContain(part);
  const lines = /^ {2}TOKEN=[\s\S]*?limit=2" .*$/m.exec(printed)?.[0] ?? "";
  const { stdout } = await promisify(execFile)("sh", ["-c", lines]);
  expect(JSON.parse(stdout)).toMatchObject([{ site_id: 1 }, { site_id: 2 }]);
  const userToken = /access_token +(\S+)/.exec(printed)?.[1];
  const connected = await fetch(`${sandbox.url}/partner/v1/dealers/connect`, {
    method: "PUT",
    headers: { authorization: `Bearer ${userToken}`, "content-type": "application/json" },
    body: JSON.stringify({ external_dealer_id: "ours", company_name: "Harbor" }),
  });
  expect(connected.status).toBe(200);
});

test("--auth-server prints how to configure an app, and how to create a key if none is registered", async () => {
  const without = await start("--auth-server", "0");
  expect(without.printed()).toContain("--public-key public.pem");
  expect(without.printed()).not.toContain("CHEKT_KEY_ID");
  await inFolder(async (folder) => {
    const file = join(folder, "public.pem");
    const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    await writeFile(file, publicKey.export({ type: "spki", format: "pem" }));
    const sandbox = await start("--auth-server=0", "--public-key", file);
    const printed = sandbox.printed();
    expect(printed).toMatch(/export CHEKT_KEY_ID=[\w-]{43}\n/);
    const [, url = ""] = /CHEKT_ISSUER=(http:.*)\//.exec(printed) ?? [];
    expect(printed).toContain(`CHEKT_TOKEN_ENDPOINT=${url}/oauth/token`);
    expect(printed).toContain(`CHEKT_AUDIENCE=${sandbox.url}\n`);
    const response = await fetch(`${url}/oauth/token`, {
      method: "POST",
      body: new URLSearchParams({ grant_type: "client_credentials" }),
    });
    expect(await response.json()).toMatchObject({ error: "invalid_client" });
    expect(await sandbox.stop("SIGTERM")).toBe(0);
    const wrong = await run("--auth-server", "0", "--public-key", join(folder, "missing.pem"));
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining("the file of --public-key") });
  });
});

test("logs no requests by default, one line each with --verbose, and never a secret", async () => {
  for (const args of [[], ["--verbose"]]) {
    const sandbox = await start(...args);
    const before = sandbox.printed();
    const token = await tokenAt(sandbox.url);
    await externalIds(sandbox.url, token);
    await fetch(`${sandbox.url}${SITES}?client_secret=hidden`, { headers: { authorization: "Bearer x" } });
    expect(await sandbox.stop("SIGTERM")).toBe(0);
    const printed = sandbox.printed().slice(before.length);
    expect(printed.split("\n").filter(Boolean)).toHaveLength(args.length === 0 ? 0 : 3);
    for (const secret of [token, "platform-partner-secret", "hidden"]) expect(printed).not.toContain(secret);
  }
});

test("--log json prints one object per line, and no secrets, even if they are random", async () => {
  const CONTROL_TOKEN = "CHEKT_SANDBOX_CONTROL_TOKEN";
  vi.stubEnv(CONTROL_TOKEN, "the-control-token");
  onTestFinished(() => void vi.unstubAllEnvs());
  const { url, printed, stop } = await start("--log", "json", "--host", "0.0.0.0");
  const created = await fetch(`${url}/_sandbox/workspaces`, {
    method: "POST",
    headers: { authorization: "Bearer the-control-token" },
  });
  const { platform_partner }: { platform_partner: { client_id: string; client_secret: string } } = JSON.parse(
    await created.text(),
  );
  const { client_id, client_secret } = platform_partner;
  const form = new URLSearchParams({ grant_type: "client_credentials", client_id, client_secret });
  const token: { access_token: string } = JSON.parse(
    await (await fetch(`${url}/oauth/token`, { method: "POST", body: form })).text(),
  );
  await externalIds(url, token.access_token);
  await fetch(`${url}${SITES}?client_secret=hidden`, { headers: { authorization: "Bearer hidden-too" } });
  expect(await stop("SIGTERM")).toBe(0);
  const lines = printed().trim().split("\n");
  const events = lines.map((line) => JSON.parse(line) as { event: string; status?: number; operation?: string });
  expect(events.map(({ event, operation, status }) => [event, operation, status])).toEqual([
    ["listening", undefined, undefined],
    ["request", "createToken", 200],
    ["request", "listSites", 200],
    ["request", "listSites", 401],
    ["stopping", undefined, undefined],
    ["stopped", undefined, undefined],
  ]);
  expect(events[0]).toMatchObject({ url, store: "sqlite", version: expect.stringMatching(/^\d/) });
  for (const secret of [client_secret, token.access_token, "the-control-token", "hidden"]) {
    expect(printed()).not.toContain(secret);
  }
});

test("CHEKT_SANDBOX_DB_FILE replaces --db", async () => {
  await inFolder(async (folder) => {
    const db = join(folder, "sandbox.db");
    await writeFile(join(folder, "where"), `${db}\n`);
    vi.stubEnv("CHEKT_SANDBOX_DB_FILE", join(folder, "where"));
    onTestFinished(() => void vi.unstubAllEnvs());
    const sandbox = await start();
    expect(await sandbox.stop("SIGTERM")).toBe(0);
    await access(db);
  });
});

test("an empty control token counts as unset, and does not admit anonymous callers", async () => {
  vi.stubEnv("CHEKT_SANDBOX_CONTROL_TOKEN", "");
  onTestFinished(() => void vi.unstubAllEnvs());
  const { url } = await start("--host", "0.0.0.0");
  expect((await fetch(`${url}/_sandbox/workspaces`)).status).toBe(401);
});

test("acknowledged writes survive a SIGKILL under load with --db", async () => {
  await inFolder(async (folder) => {
    const db = join(folder, "sandbox.db");
    const first = await start("--db", db, "--seed", "empty");
    const token = await tokenAt(first.url);
    const acknowledged: string[] = [];
    // Several writers run concurrently until the sandbox is gone.
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let index = 0; ; index += 1) {
        const id = `${writer}-${index}`;
        const status = await createSite(first.url, token, id).catch(() => undefined);
        if (status === undefined) return;
        expect(status).toBe(201);
        acknowledged.push(id);
        if (acknowledged.length === 100) void first.stop("SIGKILL");
      }
    });
    await Promise.all(writers);
    const second = await start("--db", db);
    // The token was stored too.
    const stored = await externalIds(second.url, token);
    expect(stored).toEqual(expect.arrayContaining(acknowledged));
    expect(second.printed()).toContain("platform-partner-secret");
    expect(await second.stop("SIGINT")).toBe(0);
  });
});

test("two sandboxes on one PostgreSQL database share data, clock and tokens", async () => {
  const place = await newDatabase();
  const [first, second] = await Promise.all([start("--db", place.db), start("--db", place.db)]);
  const token = await tokenAt(first.url);
  expect(await createSite(first.url, token, "shared")).toBe(201);
  expect(await createSite(second.url, token, "shared")).toBe(400);
  expect(await externalIds(second.url, token)).toContain("shared");
  const moved = await fetch(`${first.url}/_sandbox/workspaces/default/clock`, {
    method: "PATCH",
    body: JSON.stringify({ advance: 60 * 60 * 1000 }),
  });
  expect(moved.status).toBe(200);
  // The token has expired on the second sandbox too.
  expect(await createSite(second.url, token, "late")).toBe(401);
  await Promise.all([first.stop("SIGTERM"), second.stop("SIGTERM")]);
  await place.drop();
});

test("with --host 0.0.0.0, secrets are random and printed once, and the control plane requires its token", async () => {
  await inFolder(async (folder) => {
    const db = join(folder, "sandbox.db");
    const first = await start("--db", db, "--host", "0.0.0.0");
    expect(first.printed()).not.toContain("platform-partner-secret");
    expect(first.printed()).toMatch(/client_secret {2}[\w-]{43}\n/);
    const token = /Authorization: Bearer ([\w-]{43})\)/.exec(first.printed())?.[1];
    expect((await fetch(`${first.url}/_sandbox/workspaces`)).status).toBe(401);
    const listed = await fetch(`${first.url}/_sandbox/workspaces`, { headers: { authorization: `Bearer ${token}` } });
    expect(await listed.json()).toEqual(["default"]);
    await first.stop("SIGTERM");
    const second = await start("--db", db, "--host", "0.0.0.0");
    expect(second.printed()).toContain("client_secret  (printed when the database was created)");
    await second.stop("SIGTERM");
  });
});

test("the control plane requires a token that is set, also on a loopback address", async () => {
  vi.stubEnv("CHEKT_SANDBOX_CONTROL_TOKEN", "my-control-token");
  onTestFinished(() => void vi.unstubAllEnvs());
  const { url, printed } = await start();
  expect(printed()).toContain("(Authorization: Bearer $CHEKT_SANDBOX_CONTROL_TOKEN)");
  expect(printed()).not.toContain("my-control-token");
  for (const path of ["/_sandbox/workspaces", "/metrics"]) {
    const statuses = [];
    for (const headers of [{}, { authorization: "Bearer wrong" }, { authorization: "Bearer my-control-token" }]) {
      statuses.push((await fetch(`${url}${path}`, { headers })).status);
    }
    expect([path, ...statuses]).toEqual([path, 401, 401, 200]);
  }
});

test("a database with well-known secrets gets random ones when other machines can reach it", async () => {
  await inFolder(async (folder) => {
    const db = join(folder, "sandbox.db");
    const requestToken = async (url: string, secret: string): Promise<Response> => {
      const client = { client_id: "platform-partner", client_secret: secret };
      const body = new URLSearchParams({ grant_type: "client_credentials", ...client });
      return fetch(`${url}/oauth/token`, { method: "POST", body });
    };
    const local = await start("--db", db);
    const { access_token }: { access_token: string } = JSON.parse(
      await (await requestToken(local.url, "platform-partner-secret")).text(),
    );
    await local.stop("SIGTERM");
    const open = await start("--db", db, "--host", "0.0.0.0");
    expect((await requestToken(open.url, "platform-partner-secret")).status).toBe(401);
    const headers = { authorization: `Bearer ${access_token}` };
    expect((await fetch(`${open.url}/partner/v1/dealers/42`, { headers })).status).toBe(401);
    const [, secret = ""] = /client_secret {2}([\w-]{43})\n/.exec(open.printed()) ?? [];
    expect((await requestToken(open.url, secret)).status).toBe(200);
    await open.stop("SIGTERM");
  });
});

test("behind a proxy, the authorization server names the public URLs", async () => {
  const urls = ["--public-url", "https://sandbox.example", "--public-auth-url", "https://auth.example"];
  const { printed } = await start("--auth-server", "0", ...urls);
  for (const url of ["https://auth.example/", "https://auth.example/oauth/token", "https://sandbox.example"]) {
    expect(printed()).toContain(url);
  }
  expect(await run("--public-auth-url", "https://auth.example")).toMatchObject({
    stderr: "chekt-sandbox: --public-auth-url is the address of the authorization server. Add --auth-server.\n",
  });
});

test("--allow-origin lets pages of an origin call the API", async () => {
  const { url } = await start("--allow-origin", "https://docs.example", "--allow-origin", "https://app.example");
  for (const [origin, allowed] of [
    ["https://docs.example", "https://docs.example"],
    ["https://app.example", "https://app.example"],
    ["http://localhost:4321", "http://localhost:4321"],
    ["https://attacker.example", null],
  ] as const) {
    const { headers } = await fetch(`${url}/partner/v1/dealers/42`, { headers: { origin } });
    expect([origin, headers.get("access-control-allow-origin")]).toEqual([origin, allowed]);
  }
});

test("--no-control serves only the API", async () => {
  const sandbox = await start("--no-control");
  expect(sandbox.printed()).not.toContain("_sandbox");
  expect((await fetch(`${sandbox.url}/_sandbox/workspaces`)).status).toBe(404);
});

test("errors that the user can fix are printed on one line, with exit code 1", async () => {
  const blocker = createServer().listen(0, "127.0.0.1");
  await once(blocker, "listening");
  const address = blocker.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const fail = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    return stderr;
  };
  expect(await fail("--port", String(port))).toBe(
    `chekt-sandbox: Port ${port} on 127.0.0.1 is already in use. Choose another with --port, or use --port 0 for any free port.\n`,
  );
  expect(await fail("--port", "0", "--auth-server", String(port))).toContain("Choose another with --auth-server, or");
  expect(await fail("--auth-server", "none")).toContain('Invalid --auth-server "none"');
  expect(await fail("--public-key", "public.pem")).toContain("Add --auth-server.");
  blocker.close();
  expect(await fail("--host", "192.0.2.1")).toMatch(
    /^chekt-sandbox: --host 192\.0\.2\.1 is not an address of this machine/,
  );
  expect(await fail("--db", "/no/such/folder/sandbox.db")).toMatch(
    /^chekt-sandbox: Cannot open --db \/no\/such\/folder\/sandbox\.db: .*\. Use a file in an existing folder\.\n$/,
  );
  expect(await fail("--db", "postgres://127.0.0.1:1/none")).toMatch(/^chekt-sandbox: --db: connection refused\./);
  expect(await fail("--db", "postgres://database.invalid/none")).toMatch(
    /^chekt-sandbox: --db: unknown host database\.invalid\./,
  );
  expect(await fail("--log", "json", "--host", "0.0.0.0")).toMatch(
    /^chekt-sandbox: --log json prints no secrets\. Set CHEKT_SANDBOX_CONTROL_TOKEN/,
  );
  expect(await fail("--prot", "1")).toBe(
    "chekt-sandbox: Unknown option '--prot'. Run chekt-sandbox --help for the list of options.\n",
  );
  for (const [option, value, message] of [
    ["--port", "65536", 'Invalid --port "65536".'],
    ["--token-ttl", "0", 'Invalid --token-ttl "0".'],
    ["--drain", "soon", 'Invalid --drain "soon".'],
    ["--drain", "-1", 'Invalid --drain "-1". Use a whole number of seconds'],
    ["--token-ttl", "-1", 'Invalid --token-ttl "-1". Use a whole number of seconds from 1'],
    ["--rate-limit", "-5/s", '--rate-limit: Invalid rate limit "-5/s". Use requests per minute'],
    ["--error-format", "xml", 'Unknown error format "xml". Use flat or nested.'],
    ["--verification-window", "0", 'Invalid --verification-window "0".'],
    ["--grace", "1.5", 'Invalid --grace "1.5".'],
    ["--max-memory", "1", 'Invalid --max-memory "1". Use megabytes from 16 to 65536.'],
    ["--log", "xml", 'Unknown log format "xml". Use none, text or json.'],
    ["--seed", "huge", 'Unknown seed "huge". Use empty, demo or large.'],
    [
      "--public-url",
      "sandbox.example",
      '--public-url: "sandbox.example" is not an origin. Use one such as https://sandbox.example.',
    ],
    ["--allow-origin", "*", '--allow-origin: "*" is not an origin. Use one such as https://sandbox.example.'],
    ["--host", "", "--host is empty."],
    ["--db", "", "--db is empty."],
  ] as const) {
    expect(await fail(option, value)).toMatch(/^chekt-sandbox: .*\. Use .*\n$/);
    expect(await fail(option, value)).toContain(message);
  }
});

test("--help lists every option, and --version prints the version of the package", async () => {
  const [help, version] = [await run("--help"), await run("--version")];
  expect(help).toMatchObject({ code: 0, stderr: "" });
  const listed = [...help.stdout.matchAll(/^ {2}--([\w-]+)/gm)].map(([, option]) => option);
  expect(listed.join(" ")).toBe(
    "port host db seed token-ttl rate-limit error-format verification-window auth-server public-key public-url public-auth-url allow-origin max-memory no-control log verbose drain grace help version",
  );
  expect(version).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});
