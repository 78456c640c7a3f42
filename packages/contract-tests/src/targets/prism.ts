import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Capabilities, Target } from "../engine/target.ts";
import { NoTarget } from "./optional.ts";

const keepsNothing = "Prism keeps nothing: every id exists, and lists are always the same";
const anyToken = "Prism lets any token pass, whoever it belongs to";
const noControl = "Prism has no clock, and nothing can be done to it beside the API";

/** The mock answers from the description, and forgets each request at once. */
const prismCapabilities: Capabilities = {
  writes: true,
  stateful: keepsNothing,
  tokens: anyToken,
  lists: keepsNothing,
  strictQuery: "Prism does not refuse query parameters that are unknown or empty",
  strictForms: "Prism looks at forms only roughly",
  options: true,
  outOfReach: anyToken,
  secondDealer: keepsNothing,
  dealerApp: anyToken,
  dealerWrites: true,
  connecting: true,
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

/** @throws NoTarget when the package is not installed. */
function resolveBin(name: string, path: string, target: string): string {
  try {
    return fileURLToPath(new URL(path, import.meta.resolve(`${name}/package.json`)));
  } catch (cause) {
    throw new NoTarget(`The target ${target} needs the package ${name}: install it with npm install ${name}.`, {
      cause,
    });
  }
}

async function announcedUrl(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("The mock's output is not read.");
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/[^\s/]+/.exec(line)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error("The mock ended its output without naming its address.");
}

async function neverAnnounced(ended: Promise<unknown[]>): Promise<never> {
  const [code] = await ended;
  throw new Error(`The mock ended with ${String(code)} before it named its address.`);
}
