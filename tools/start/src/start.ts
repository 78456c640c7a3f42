import { once } from "node:events";
import { CommandError } from "./command-error.ts";
import { assertPortIsFree } from "./port.ts";
import { readOptions } from "./read-options.ts";
import type { Report } from "./report.ts";
import { runTurbo, type TurboRun } from "./turbo.ts";

const help = `Usage: npm start -- [--once] [--port 4010]

Installs, lints, bundles, generates and builds what has changed, starts the mock, and makes a first typed call to it.

  --once       stop after the call: exit code 0 when it went through, 1 when it did not
  --port PORT  the port of the mock (default: 4010; 0 picks a free one)
  --help       this text
`;

const known = {
  once: { type: "boolean", default: false },
  port: { type: "string", default: "4010" },
  help: { type: "boolean", default: false },
} as const;

const host = "127.0.0.1";

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new CommandError(`The port must be a whole number from 0 to 65535, not ${text}.`);
}

/** Runs tasks of the graph; when one fails, shows what it printed and ends. */
async function run(signal: AbortSignal, ...args: string[]): Promise<TurboRun> {
  const result = await runTurbo(args, signal);
  if (!result.passed)
    throw new CommandError(`${result.output.trim()}\n\n${args.join(" ")} failed; the reason stands above.`);
  return result;
}

/** Says so when a step had nothing to do. */
function unlessCached(outcome: string): (result: TurboRun) => string {
  return ({ tasks }) => (tasks.every((task) => task.cached) ? `${outcome} (nothing changed)` : outcome);
}

/** `npm start`. Resolves with the exit code. */
export async function start(
  args: string[],
  { report, installed, signal }: { report: Report; installed: number; signal: AbortSignal },
): Promise<number> {
  const options = readOptions(args, known, help);
  const port = parsePort(options.port);
  if (options.help) {
    report.line(help);
    return 0;
  }
  await assertPortIsFree(port, host);

  report.title("CHeKT Partner API");
  report.done("install", installed, `pnpm, Node ${process.versions.node}`);
  const spec = "--filter=@chekt/partner-spec";
  await report.step("lint", () => run(signal, "lint", spec), unlessCached("spec/openapi.yaml"));
  await report.step("bundle", () => run(signal, "bundle", spec), unlessCached("spec/dist/openapi.yaml, openapi.json"));
  await report.step("codegen", () => run(signal, "codegen"), unlessCached("packages/client/src/generated"));
  await report.step("build", () => run(signal, "build"), unlessCached("packages/*/dist"));

  // What was built only now can be imported only now.
  const { startMock } = await import("@chekt/partner-mock");
  const { listFirstSites } = await import("./first-call.ts");
  signal.throwIfAborted();
  const mock = await report.step(
    "mock",
    () => startMock({ port, host }),
    ({ url, operations }) => `${operations} operations at ${url}`,
  );
  try {
    await report.step(
      "first call",
      () =>
        listFirstSites(mock.url).catch((error: Error) => {
          throw new CommandError(`The first call failed. ${error.message}`);
        }),
      (sites) =>
        `token, then the sites of dealer 42: ${sites.map(({ name, timezone }) => `${name} (${timezone})`).join(", ")}`,
    );
    report.line(`
${options.once ? "Without --once the mock stays up. Then try:" : "Try:"}

  curl -H 'Authorization: Bearer demo' '${mock.url}/partner/v1/dealers/42/sites?fields=site_id,name&limit=50'
`);
    if (options.once) return 0;
    report.line("Ctrl-C stops it.");
    if (!signal.aborted) await once(signal, "abort");
    return 0;
  } finally {
    await mock.close();
  }
}
