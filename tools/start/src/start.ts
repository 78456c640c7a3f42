import { once } from "node:events";
import { CommandError } from "./command-error.ts";
import { assertPortIsFree } from "./port.ts";
import { readOptions } from "./read-options.ts";
import type { Report } from "./report.ts";
import { runTurbo, type TurboRun } from "./turbo.ts";

const help = `Usage: npm start -- [--once] [--port 4010]

Installs, lints, bundles, generates and builds what has changed, starts the sandbox, the mock and the docs, and makes
the first typed calls to the sandbox.

  --once       stop after the calls: exit code 0 when they went through, 1 when they did not
  --port PORT  the port of the sandbox; the mock and the docs have the next two (default: 4010; 0 picks free ones)
  --help       print this text
`;

const known = {
  once: { type: "boolean", default: false },
  port: { type: "string", default: "4010" },
  help: { type: "boolean", default: false },
} as const;

const host = "127.0.0.1";

function parsePort(text: string): number {
  const port = Number(text);
  // The mock and the docs use the next two ports.
  if (/^\d{1,5}$/.test(text) && port <= 65_533) return port;
  throw new CommandError(`Invalid --port "${text}". Use a number from 0 (any free ports) to 65533.`);
}

/** @throws CommandError with the output of the tasks if one fails. */
async function run(root: string, signal: AbortSignal, ...args: string[]): Promise<TurboRun> {
  const result = await runTurbo(root, args, signal);
  if (!result.passed) throw new CommandError(`${result.output.trim()}\n\n${args.join(" ")} failed. See above.`);
  return result;
}

/** Marks a step that had nothing to do. */
function unlessCached(outcome: string): (result: TurboRun) => string {
  return ({ tasks }) => (tasks.every((task) => task.cached) ? `${outcome} (nothing changed)` : outcome);
}

/** `npm start`. Resolves with the exit code. */
export async function start(
  args: string[],
  { root, report, installed, signal }: { root: string; report: Report; installed: number; signal: AbortSignal },
): Promise<number> {
  const options = readOptions(args, known, help).values;
  const port = parsePort(options.port);
  if (options.help) {
    report.line(help);
    return 0;
  }
  const [mockPort, docsPort] = port === 0 ? [0, 0] : [port + 1, port + 2];
  for (const one of [port, mockPort, docsPort]) await assertPortIsFree(one, host);

  report.title("CHeKT Partner API");
  report.done("install", installed, `pnpm, Node ${process.versions.node}`);
  const spec = "--filter=@chekt/partner-spec";
  await report.step("lint", () => run(root, signal, "lint", spec), unlessCached("spec/openapi.yaml"));
  await report.step(
    "bundle",
    () => run(root, signal, "bundle", spec),
    unlessCached("spec/dist/openapi.yaml, openapi.json"),
  );
  await report.step(
    "codegen",
    () => run(root, signal, "codegen"),
    unlessCached("packages/client/src/generated, spec/collections"),
  );
  await report.step("build", () => run(root, signal, "build"), unlessCached("packages/*/dist"));

  // These packages are imported now because they have just been built.
  const { startSandbox } = await import("@chekt/partner-sandbox");
  const { startMock } = await import("@chekt/partner-mock");
  const { serveDocs } = await import("@chekt/docs");
  const { makeFirstCalls } = await import("./first-calls.ts");
  signal.throwIfAborted();
  await using ending = new AsyncDisposableStack();
  const sandbox = await report.step(
    "sandbox",
    async () => ending.adopt(await startSandbox({ port, host }), (started) => started.close()),
    ({ url }) => `the whole API, stateful, at ${url}`,
  );
  const mock = await report.step(
    "mock",
    async () => ending.adopt(await startMock({ port: mockPort, host }), (started) => started.close()),
    ({ url, operations }) => `${operations} operations at ${url}`,
  );
  const docs = await report.step(
    "docs",
    async () => ending.adopt(await serveDocs({ port: docsPort, host }), (started) => started.close()),
    ({ url }) => `guides, reference and playground at ${url}`,
  );
  const { clientId, clientSecret } = sandbox.credentials.platformPartner;
  const [dealerId = 0] = sandbox.dealers.connected;
  await report.step(
    "first calls",
    () =>
      makeFirstCalls({ baseUrl: sandbox.url, clientId, clientSecret, dealerId }).catch((error: Error) => {
        throw new CommandError(`The first calls failed. ${error.message}`);
      }),
    (lines) => lines.join("; "),
  );
  report.line(`
${options.once ? "Without --once, all three keep running. Then try:" : "Try:"}

  TOKEN=$(curl -s ${sandbox.url}/oauth/token -d grant_type=client_credentials -d client_id=${clientId} \\
    -d client_secret=${clientSecret} | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
  curl -H "Authorization: Bearer $TOKEN" '${sandbox.url}/partner/v1/dealers/${dealerId}/sites?fields=site_id,name&limit=50'

The mock serves the same paths with the description's examples, and accepts any token: ${mock.url}
The playground calls the sandbox from a browser: ${docs.url}playground/?server=${sandbox.url}
`);
  if (options.once) return 0;
  report.line("Ctrl-C stops them.");
  if (!signal.aborted) await once(signal, "abort");
  return 0;
}
