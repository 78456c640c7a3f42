import { execFile } from "node:child_process";
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
  const answer = await fetch(`${url}${SITES}?limit=1000&fields=external_site_id`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const rows: { external_site_id: string }[] = JSON.parse(await answer.text());
  return rows.map(({ external_site_id }) => external_site_id);
}

test("it prints who may call, and lines that work when pasted", async () => {
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

test("it says nothing of what it answers, but a line each with --verbose, and nothing that is secret", async () => {
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

test("--log json prints an object in each line, and no secret, also where secrets are random", async () => {
  const CONTROL_TOKEN = "CHEKT_SANDBOX_CONTROL_TOKEN";
  vi.stubEnv(CONTROL_TOKEN, "the-control-token");
  onTestFinished(() => void vi.unstubAllEnvs());
  const { url, printed, stop } = await start("--log", "json", "--host", "0.0.0.0");
  const made = await fetch(`${url}/_sandbox/workspaces`, {
    method: "POST",
    headers: { authorization: "Bearer the-control-token" },
  });
  const { platform_partner }: { platform_partner: { client_id: string; client_secret: string } } = JSON.parse(
    await made.text(),
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

test("the environment, or a file that it names, stands in for --db", async () => {
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

test("a control token of no letters is none, rather than one that everybody bears", async () => {
  vi.stubEnv("CHEKT_SANDBOX_CONTROL_TOKEN", "");
  onTestFinished(() => void vi.unstubAllEnvs());
  const { url } = await start("--host", "0.0.0.0");
  expect((await fetch(`${url}/_sandbox/workspaces`)).status).toBe(401);
});

test("it keeps a file: what was acknowledged is there after it is killed in the middle of its work", async () => {
  await inFolder(async (folder) => {
    const db = join(folder, "sandbox.db");
    const first = await start("--db", db, "--seed", "empty");
    const token = await tokenAt(first.url);
    const acknowledged: string[] = [];
    // Several write at once, until there is nobody to answer.
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
    // Also the token is one of the things that it keeps.
    const there = await externalIds(second.url, token);
    expect(there).toEqual(expect.arrayContaining(acknowledged));
    expect(second.printed()).toContain("platform-partner-secret");
    expect(await second.stop("SIGINT")).toBe(0);
  });
});

test("two on one PostgreSQL are one", async () => {
  const place = await newDatabase();
  const [one, other] = await Promise.all([start("--db", place.db), start("--db", place.db)]);
  const token = await tokenAt(one.url);
  expect(await createSite(one.url, token, "shared")).toBe(201);
  expect(await createSite(other.url, token, "shared")).toBe(400);
  expect(await externalIds(other.url, token)).toContain("shared");
  const moved = await fetch(`${one.url}/_sandbox/workspaces/default/clock`, {
    method: "PATCH",
    body: JSON.stringify({ advance: 60 * 60 * 1000 }),
  });
  expect(moved.status).toBe(200);
  // The token has expired there too.
  expect(await createSite(other.url, token, "late")).toBe(401);
  await Promise.all([one.stop("SIGTERM"), other.stop("SIGTERM")]);
  await place.drop();
});

test("where others reach it, secrets are random and told once, and the control plane wants its token", async () => {
  await inFolder(async (folder) => {
    const db = join(folder, "sandbox.db");
    const first = await start("--db", db, "--host", "0.0.0.0");
    expect(first.printed()).not.toContain("platform-partner-secret");
    expect(first.printed()).toMatch(/client_secret {2}[\w-]{43}\n/);
    const token = /Authorization: Bearer ([\w-]{43})\)/.exec(first.printed())?.[1];
    expect((await fetch(`${first.url}/_sandbox/workspaces`)).status).toBe(401);
    const asked = await fetch(`${first.url}/_sandbox/workspaces`, { headers: { authorization: `Bearer ${token}` } });
    expect(await asked.json()).toEqual(["default"]);
    await first.stop("SIGTERM");
    const second = await start("--db", db, "--host", "0.0.0.0");
    expect(second.printed()).toContain("client_secret  (told when the database was made)");
    await second.stop("SIGTERM");
  });
});

test("--no-control serves the API alone", async () => {
  const sandbox = await start("--no-control");
  expect(sandbox.printed()).not.toContain("_sandbox");
  expect((await fetch(`${sandbox.url}/_sandbox/workspaces`)).status).toBe(404);
});

test("what a user can mend is one line, and 1", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const fault = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    return stderr;
  };
  expect(await fault("--port", String(port))).toBe(
    `chekt-sandbox: Port ${port} on 127.0.0.1 is in use: give another with --port, or --port 0 for any free one.\n`,
  );
  other.close();
  expect(await fault("--host", "192.0.2.1")).toMatch(
    /^chekt-sandbox: --host 192\.0\.2\.1 is no address of this machine/,
  );
  expect(await fault("--db", "/no/such/folder/sandbox.db")).toMatch(
    /^chekt-sandbox: --db \/no\/such\/folder\/sandbox\.db cannot be opened: .*\. Give a file in a folder that is there\.\n$/,
  );
  expect(await fault("--db", "postgres://127.0.0.1:1/none")).toMatch(
    /^chekt-sandbox: --db: no PostgreSQL server answers/,
  );
  expect(await fault("--db", "postgres://database.invalid/none")).toMatch(
    /^chekt-sandbox: --db: there is no machine database\.invalid\./,
  );
  expect(await fault("--log", "json", "--host", "0.0.0.0")).toMatch(
    /^chekt-sandbox: --log json tells no secrets: set CHEKT_SANDBOX_CONTROL_TOKEN/,
  );
  expect(await fault("--prot", "1")).toBe(
    "chekt-sandbox: Unknown option '--prot'. chekt-sandbox --help lists the options.\n",
  );
  for (const [option, value] of [
    ["--port", "65536"],
    ["--token-ttl", "0"],
    ["--drain", "soon"],
    ["--grace", "1.5"],
    ["--log", "xml"],
    ["--seed", "none"],
    ["--host", ""],
    ["--db", ""],
  ] as const) {
    expect(await fault(option, value)).toMatch(new RegExp(`^chekt-sandbox: ${option} .*: give .*\\n$`));
  }
});

test("--help lists every option, and --version is that of the package", async () => {
  const [help, version] = [await run("--help"), await run("--version")];
  expect(help).toMatchObject({ code: 0, stderr: "" });
  const listed = [...help.stdout.matchAll(/^ {2}--([\w-]+)/gm)].map(([, option]) => option);
  expect(listed.join(" ")).toBe("port host db seed token-ttl no-control log verbose drain grace help version");
  expect(version).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});
