import { pathToFileURL } from "node:url";
import type { startSandbox } from "@chekt/partner-sandbox";
import { judge } from "../suite/judge.ts";
import { sandboxCapabilities } from "../targets/sandbox.ts";
import { partsOf } from "../targets/start-sandbox.ts";

/**
 * Judges a copy of the sandbox by one task of the suite, in a process of its own, which the fault in it may stall or end. Prints the first thing
 * that the suite finds, as JSON, or nothing.
 */
const [, , module = "", task = "", seed = "", cases = ""] = process.argv;
const copy = (await import(pathToFileURL(module).href)) as { startSandbox: typeof startSandbox };
// The copy warns of what it finds itself, and that is not what is judged here.
process.removeAllListeners("warning");
const target = partsOf(await copy.startSandbox({ seed: "demo" }));
const found = new AbortController();
const report = await judge(
  { ...target, name: "planted", capabilities: sandboxCapabilities },
  {
    tasks: [task],
    seed: Number(seed),
    cases: Number(cases),
    signal: found.signal,
    onTask: ({ findings }) => {
      if (findings > 0) found.abort();
    },
  },
);
await target.stop();
const [first] = report.findings;
if (first)
  process.stdout.write(JSON.stringify({ check: first.check, operation: first.operation, replay: first.replay }));
