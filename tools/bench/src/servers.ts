import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "@chekt/testing/free-port";

/** A server under measurement, started by the command that users run. */
export interface Server {
  readonly baseUrl: string;
  readonly token: string;
  /** The time from the start of the process to its first 200 for getDealer, in milliseconds. */
  readonly firstResponse: number;
  /** The memory in use, in MB. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

/** A dealer that exists on both servers at start-up. */
const DEALER = "/partner/v1/dealers/42";

/** The interval and the limit for polling a starting server, in milliseconds. */
const INTERVAL = 2;
const PATIENCE = 60_000;

const { resolve } = createRequire(import.meta.url);

/** Starts the sandbox with a seed's data, in memory or in a file. */
export async function startSandboxCommand(seed: "empty" | "demo" | "large", db = ":memory:"): Promise<Server> {
  const bin = fileURLToPath(
    new URL("bin/chekt-sandbox.js", import.meta.resolve("@chekt/partner-sandbox/package.json")),
  );
  return start((port) => [bin, "--port", port, "--seed", seed, "--db", db], fetchToken);
}

/** Starts Prism for the same description, with the defaults of its command. */
export async function startPrismCommand(): Promise<Server> {
  const description = resolve("@chekt/partner-spec/openapi.json");
  return start(
    (port) => [resolve("@stoplight/prism-cli/dist/index.js"), "mock", "--port", port, description],
    anyToken,
  );
}

async function start(
  argumentsFor: (port: string) => string[],
  tokenFrom: (baseUrl: string) => Promise<string>,
): Promise<Server> {
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, argumentsFor(String(port)), { stdio: ["ignore", "ignore", "pipe"] });
  const errorOutput: string[] = [];
  child.stderr?.setEncoding("utf8").on("data", (text: string) => errorOutput.push(text));
  try {
    for (;;) {
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new Error(`The server exited before it responded: ${errorOutput.join("").slice(0, 2000)}`);
      }
      if (performance.now() - began > PATIENCE)
        throw new Error(`The server did not respond within ${PATIENCE / 1000} s.`);
      const token = await ready(baseUrl, tokenFrom);
      if (token !== undefined) {
        return {
          baseUrl,
          token,
          firstResponse: performance.now() - began,
          memory: () => residentMemory(child),
          stop: () => stop(child),
        };
      }
      await wait(INTERVAL);
    }
  } catch (error) {
    await stop(child);
    throw error;
  }
}

/** The token that can read the dealer; undefined while there is none. */
async function ready(baseUrl: string, tokenFrom: (baseUrl: string) => Promise<string>): Promise<string | undefined> {
  try {
    const token = await tokenFrom(baseUrl);
    const response = await fetch(`${baseUrl}${DEALER}`, { headers: { authorization: `Bearer ${token}` } });
    await response.arrayBuffer();
    return response.ok ? token : undefined;
  } catch (error) {
    // The server is not listening yet.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

async function fetchToken(baseUrl: string): Promise<string> {
  const response = await fetch(`${baseUrl}/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: "platform-partner",
      client_secret: "platform-partner-secret",
    }),
  });
  const { access_token } = (await response.json()) as { access_token: string };
  return access_token;
}

/** Prism accepts any token. */
async function anyToken(): Promise<string> {
  return "any";
}

async function residentMemory({ pid }: ChildProcess): Promise<number> {
  const ps = spawn("ps", ["-o", "rss=", "-p", String(pid)], { stdio: ["ignore", "pipe", "inherit"] });
  const kilobytes = Number((await ps.stdout.setEncoding("utf8").toArray()).join(""));
  if (!(kilobytes > 0)) throw new Error(`ps reported no memory for process ${pid}.`);
  return kilobytes / 1024;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}
