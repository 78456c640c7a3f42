import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const { resolve } = createRequire(import.meta.url);

export interface Prism {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the Prism CLI on the description: `mock`, or `proxy` and the URL of a server. */
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
  if (!stdout) throw new Error("The standard output of Prism is not piped.");
  const lines = createInterface({ input: stdout });
  for await (const line of lines) {
    const url = /Prism is listening on (http:\/\/[\d.:]+)/.exec(line)?.[1];
    if (url === undefined) continue;
    lines.close();
    stdout.resume();
    return url;
  }
  throw new Error("Prism closed its output before it printed its URL.");
}
