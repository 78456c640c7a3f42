import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const { resolve } = createRequire(import.meta.url);

export interface Prism {
  readonly url: string;
  stop(): Promise<void>;
}

/** Prism on the description, as its own command starts it: `mock`, or `proxy` and the URL of a server. */
export async function startPrism(mode: "mock" | "proxy", ...options: readonly string[]): Promise<Prism> {
  const description = resolve("@chekt/partner-spec/openapi.json");
  const command = [resolve("@stoplight/prism-cli/dist/index.js"), mode, description, ...options, "--port", "0"];
  const child = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const url = await listeningAt(child);
  return {
    url,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function listeningAt({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error("The output of Prism is not read.");
  const lines = createInterface({ input: stdout });
  for await (const line of lines) {
    const url = /Prism is listening on (http:\/\/[\d.:]+)/.exec(line)?.[1];
    if (url === undefined) continue;
    lines.close();
    stdout.resume();
    return url;
  }
  throw new Error("Prism ended its output without naming its address.");
}
