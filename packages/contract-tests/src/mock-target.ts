import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A server under judgement. */
export interface Target {
  baseUrl: string;
  stop(): Promise<void>;
}

/** Starts `chekt-mock` as a partner would, on a free port. */
export async function startMockTarget(): Promise<Target> {
  const bin = fileURLToPath(new URL("bin/chekt-mock.js", import.meta.resolve("@chekt/partner-mock/package.json")));
  const child = spawn(process.execPath, [bin, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const baseUrl = await Promise.race([announcedUrl(child), neverAnnounced(child)]);
  return {
    baseUrl,
    async stop() {
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

async function announcedUrl(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("The mock's output is not read.");
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/[^\s/]+/.exec(line)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error("The mock ended its output without naming its address.");
}

async function neverAnnounced(child: ChildProcess): Promise<never> {
  const [code] = (await once(child, "exit")) as [number | null];
  throw new Error(`The mock ended with ${code} before it named its address.`);
}
