import { pathToFileURL } from "node:url";
import type { startSandbox } from "@chekt/partner-sandbox";
import { judge } from "../suite/judge.ts";
import { sandboxCapabilities } from "../targets/sandbox.ts";
import { partsOf } from "../targets/start-sandbox.ts";

/**
 * Judges a copy of the sandbox by some tasks of the suite, until one of them finds something. It does so in a process of its
 * own, which a fault in the copy may stall or end. Prints the names of the checks that found it, as JSON.
 */
const [, , module = "", seed = "", cases = "", ...tasks] = process.argv;
const copy = (await import(pathToFileURL(module).href)) as { startSandbox: typeof startSandbox };
// The copy warns of what it finds itself, and that is not what is judged here.
process.removeAllListeners("warning");
const target = partsOf(await copy.startSandbox({ seed: "demo" }));
const found = new AbortController();
const report = await judge(
  { ...target, name: "planted", capabilities: sandboxCapabilities },
  {
    tasks,
    seed: Number(seed),
    cases: Number(cases),
    signal: found.signal,
    onTask: ({ findings }) => {
      if (findings > 0) found.abort();
    },
  },
);
await target.stop();
process.stdout.write(JSON.stringify(report.findings.map(({ check }) => check)));
