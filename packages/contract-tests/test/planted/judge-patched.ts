import { pathToFileURL } from "node:url";
import type { startSandbox } from "@chekt/partner-sandbox";
import { judge } from "../../src/judge.ts";
import { sandboxCapabilities } from "../../src/targets/sandbox.ts";
import { sandboxParts } from "../../src/targets/start-sandbox.ts";

/** What is asked of this process. */
export interface JudgingOrder {
  /** The module of a copy of the sandbox that starts it. */
  readonly module: string;
  readonly tasks: readonly string[];
  readonly seed: number;
  readonly cases: number;
}

/**
 * Judges copies of the sandbox, one after the other, each by some tasks of the suite until one of them finds something.
 * Tells the names of the checks that found it. It is a process of its own, which a fault in a copy may stall or end.
 */
process.on("message", (order: JudgingOrder) => {
  void checksThatFind(order).then((checks) => process.send?.(checks));
});

async function checksThatFind({ module, ...options }: JudgingOrder): Promise<string[]> {
  const copy = (await import(pathToFileURL(module).href)) as { startSandbox: typeof startSandbox };
  // The copy warns of what it finds itself, and that is not what is judged here.
  process.removeAllListeners("warning");
  const target = sandboxParts(await copy.startSandbox({ seed: "demo" }));
  const found = new AbortController();
  const { findings } = await judge(
    { ...target, name: "planted", capabilities: sandboxCapabilities },
    {
      ...options,
      signal: found.signal,
      onTask: (result) => {
        if (result.findings > 0) found.abort();
      },
    },
  );
  await target.stop();
  return findings.map(({ check }) => check);
}
