import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import type { Capabilities, Target } from "../engine/target.ts";
import { NoTarget } from "./optional.ts";

const stateless = "Prism is stateless: every ID exists, and lists never change";
const anyToken = "Prism accepts any token";
const noControl = "Prism has no clock and no control API";

/** The mock responds from the description and stores nothing. */
const prismCapabilities: Capabilities = {
  writes: true,
  stateful: stateless,
  tokens: anyToken,
  lists: stateless,
  strictQuery: "Prism accepts unknown and empty query parameters",
  strictForms: "Prism validates forms only in part",
  bulkItems: "Prism rejects a bulk request as a whole if one of its items is invalid",
  options: true,
  outOfReach: anyToken,
  secondDealer: stateless,
  dealerApp: anyToken,
  dealerWrites: true,
  connecting: true,
  idempotency: stateless,
  clock: noControl,
  revocation: noControl,
  verifications: noControl,
  preferences: true,
  secondOpinion: true,
};

/** Starts `chekt-mock` as a partner would, on a free port. */
export async function startPrismTarget(): Promise<Target> {
  const child = spawn(
    process.execPath,
    [resolveBin("@chekt/partner-mock", "bin/chekt-mock.js", "prism"), "--port", "0"],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const ended = once(child, "exit");
  const baseUrl = await Promise.race([announcedUrl(child), neverAnnounced(ended)]);
  return {
    name: "prism",
    baseUrl,
    fetch: (url, init) => fetch(url, init),
    capabilities: prismCapabilities,
    access: { partner: { clientId: "demo", clientSecret: "demo" }, userToken: "demo", dealers: { own: 42 } },
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** @throws NoTarget if the package is not installed. */
function resolveBin(name: string, path: string, target: string): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), path);
  } catch (cause) {
    throw new NoTarget(`The target ${target} needs the package ${name}. Install it with npm install ${name}.`, {
      cause,
    });
  }
}

async function announcedUrl(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("The standard output of the mock is not piped.");
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/[^\s/]+/.exec(line)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error("The mock closed its output before it printed its URL.");
}

async function neverAnnounced(ended: Promise<unknown[]>): Promise<never> {
  const [code] = await ended;
  throw new Error(`The mock exited with code ${String(code)} before it printed its URL.`);
}
