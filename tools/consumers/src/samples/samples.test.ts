import { execFile } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Worker } from "node:worker_threads";
import { readDescription } from "@chekt/description";
import { type Sandbox, startSandbox } from "@chekt/partner-sandbox";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** A folder in which the samples can import the client by name, as in a partner's project. */
const folder = join(root, ".reports", "samples");
const spec = fileURLToPath(new URL("samples/", import.meta.resolve("@chekt/partner-spec/package.json")));
const BASE_URL = "https://api.chekt.com";

const { operations } = readDescription();

const run = promisify(execFile);

/** A request that a sample sends. */
interface SentRequest {
  readonly method: string;
  readonly path: string;
  /** Query parameters, and the fields of a form, as sorted pairs. */
  readonly fields: readonly string[];
  /** The JSON body. */
  readonly json: unknown;
}

/** Parses a request so that two ways to write the same request are equal. */
function readRequest(method: string, url: string, type: string, body: string): SentRequest {
  const { pathname, searchParams } = new URL(url, BASE_URL);
  const isForm = type.startsWith("application/x-www-form-urlencoded");
  const pairs = [...searchParams, ...(isForm ? new URLSearchParams(body) : [])];
  return {
    method,
    // The sandbox of each sample has another verification.
    path: pathname.replace(/alarm-verifications\/.*/, "alarm-verifications/{verificationId}"),
    // And other credentials.
    fields: pairs.map(([name, value]) => (name.startsWith("client_") ? name : `${name}=${value}`)).toSorted(),
    json: isForm || body === "" ? undefined : JSON.parse(body),
  };
}

/** A server that records the requests, and lets the sandbox respond. */
async function startRecorder(sandbox: Sandbox, sent: SentRequest[]): Promise<Server> {
  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { method = "", url = "", headers } = incoming;
    const body = await text(incoming);
    sent.push(readRequest(method, url, headers["content-type"] ?? "", body));
    const forwarded = Object.entries(headers).flatMap(([name, value]) =>
      typeof value === "string" && !/^(connection|content-length|host)$/.test(name) ? [[name, value] as const] : [],
    );
    const response = await sandbox.fetch(sandbox.url + url, {
      method,
      headers: Object.fromEntries(forwarded),
      ...(body !== "" && { body }),
    });
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(await response.text());
  };
  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch((error: unknown) => outgoing.destroy(error instanceof Error ? error : undefined));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return server;
}

interface SampleSandbox {
  readonly baseUrl: string;
  readonly env: NodeJS.ProcessEnv;
  readonly sent: readonly SentRequest[];
  close(): Promise<void>;
}

/**
 * Each sample gets its own sandbox, because it may delete what others read, and the environment variables that it
 * expects.
 */
async function startSampleSandbox(): Promise<SampleSandbox> {
  const sandbox = await startSandbox({ seed: "demo" });
  const { platformPartner, userToken } = sandbox.credentials;
  const { clientId: client_id, clientSecret: client_secret } = platformPartner;
  const response = await sandbox.fetch(`${sandbox.url}/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "client_credentials", client_id, client_secret }),
  });
  const { access_token } = (await response.json()) as { access_token: string };
  const { verificationId } = await sandbox.verifications.trigger({ dealerId: 42, siteId: 1 });
  const sent: SentRequest[] = [];
  const server = await startRecorder(sandbox, sent);
  const baseUrl = `http://127.0.0.1:${Object(server.address()).port}`;
  return {
    baseUrl,
    sent,
    async close() {
      server.closeAllConnections();
      server.close();
      await sandbox.close();
    },
    env: {
      PATH: process.env["PATH"],
      CHEKT_BASE_URL: baseUrl,
      CHEKT_CLIENT_ID: client_id,
      CHEKT_CLIENT_SECRET: client_secret,
      TOKEN: access_token,
      USER_TOKEN: userToken,
      VERIFICATION_ID: verificationId,
    },
  };
}

beforeAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(spec, folder, { recursive: true });
  const settings = { extends: "../../tsconfig.json", include: ["*.ts"], exclude: [] };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(settings));
});

describe("code samples", () => {
  it("bundles a curl and a TypeScript sample of every operation", async () => {
    expect(operations.length).toBeGreaterThanOrEqual(29);
    for (const { id, codeSamples } of operations) {
      expect(codeSamples.map(({ label }) => label)).toEqual(["curl", "TypeScript"]);
      expect(codeSamples[1]?.source).toBe(await readFile(join(spec, `${id}.ts`), "utf8"));
    }
  });

  it("has sample files for exactly the existing operations", async () => {
    expect((await readdir(spec)).toSorted()).toEqual(operations.map(({ id }) => `${id}.ts`).toSorted());
  });

  it("compiles the TypeScript samples", { timeout: 60_000 }, async () => {
    const tsc = join(root, "node_modules", ".bin", "tsc");
    expect((await run(tsc, ["-p", folder]).catch((error: unknown) => error)) as object).toMatchObject({ stdout: "" });
  });
});

/** Gives the dealer's sites another station, so that station 1 can be deleted. */
async function freeStation({ baseUrl, env }: SampleSandbox): Promise<void> {
  const headers = { authorization: `Bearer ${env["TOKEN"]}`, "content-type": "application/json" };
  const sites = `${baseUrl}/partner/v1/dealers/42/sites`;
  const response = await fetch(`${sites}?filter=monitoring_station_id,1&fields=site_id&limit=1000`, { headers });
  for (const { site_id } of (await response.json()) as { site_id: number }[]) {
    await fetch(`${sites}/${site_id}`, {
      method: "PATCH",
      headers,
      body: JSON.stringify({ monitoring_station_id: 2 }),
    });
  }
}

describe.each(operations)("code samples of $id", ({ id, success, codeSamples }) => {
  const started: SampleSandbox[] = [];
  afterAll(async () => {
    for (const sandbox of started) await sandbox.close();
  });

  async function start(): Promise<SampleSandbox> {
    const sandbox = await startSampleSandbox();
    started.push(sandbox);
    if (id === "deleteMonitoringStation") await freeStation(sandbox);
    return sandbox;
  }

  it(`sends the same request with the curl and the TypeScript sample of ${id}`, { timeout: 60_000 }, async () => {
    const [source = ""] = codeSamples.map((sample) => sample.source);
    expect(source).toContain(BASE_URL);
    const curl = await start();
    const script = source.replaceAll(BASE_URL, curl.baseUrl).replace("curl ", `curl -s -w '\\n%{http_code}' `);
    const { stdout } = await run("sh", ["-euc", script], { env: curl.env });
    expect(stdout.trim()).toMatch(new RegExp(`(^|\\n)${success}$`));

    const typescript = await start();
    // A worker thread has its own environment and modules, and starts faster than a process.
    const options = { env: typescript.env, execArgv: [], stdout: true, stderr: true };
    const sample = new Worker(join(folder, `${id}.ts`), options);
    const [stderr, [exitCode]] = await Promise.all([text(sample.stderr), once(sample, "exit")]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(typescript.sent).toContainEqual(curl.sent.at(-1));
  });
});
