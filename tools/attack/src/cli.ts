// Attacks a sandbox: one that it starts, or one on this machine.
import { parseArgs } from "node:util";
import { startOwnSandbox } from "./own-sandbox.ts";
import { renderReport } from "./report.ts";
import { attackByRestarts } from "./restarts.ts";
import { attack } from "./run.ts";
import { Finding } from "./target.ts";
import { createWorkspaces, type Workspaces } from "./workspaces.ts";

const USAGE = `Usage: pnpm attack [options]

Attacks a sandbox, and measures what another client notices. By default it starts one with a heap of 256 MB.

  --url <url>        attack a sandbox that is running on this machine, such as http://127.0.0.1:4010
  --minutes <count>  how long (default: 1)
  --seed <number>    repeat the requests of an earlier run (default: a random one)
  --help             print this help

If the control plane of --url requires a token, set CHEKT_SANDBOX_CONTROL_TOKEN.
`;

/** How often the sandbox is killed while it writes. */
const RESTARTS = 5;

process.exitCode = await main();

async function main(): Promise<number> {
  let values: ReturnType<typeof readOptions>;
  try {
    values = readOptions();
  } catch (error) {
    const [line = ""] = String(error instanceof Error ? error.message : error).split("\n");
    return fail(`${line} pnpm attack --help lists the options.`);
  }
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
  if (!(minutes > 0 && minutes <= 24 * 60))
    return fail(`Invalid --minutes "${values.minutes}". Use a number up to 1440.`);
  if (!Number.isSafeInteger(seed) || seed < 0)
    return fail(`Invalid --seed "${values.seed}". Use a whole number from 0.`);
  await using own = values.url === undefined ? await startOwnSandbox() : undefined;
  const url = values.url ?? own?.url ?? "";
  let created: Workspaces;
  try {
    created = await createWorkspaces(url, process.env["CHEKT_SANDBOX_CONTROL_TOKEN"]);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
  await using workspaces = created;
  const { target } = workspaces;
  const interrupt = new AbortController();
  process.once("SIGINT", () => interrupt.abort());
  process.stdout.write(`Attacking ${url} for ${minutes} min, --seed ${seed}\n\n`);
  const report = await attack(target, {
    duration: minutes * 60_000,
    seed,
    signal: interrupt.signal,
    onProgress(name, findings) {
      if (process.stdout.isTTY) process.stdout.write(`\r\u001B[K${name}, ${findings} findings`);
    },
  });
  if (process.stdout.isTTY) process.stdout.write("\r\u001B[K");
  process.stdout.write(renderReport(report));
  let found = report.findings.length;
  const peak = await own?.peakMemory();
  if (peak !== undefined) process.stdout.write(`Peak memory: ${Math.round(peak / 2 ** 20)} MB.\n`);
  if (own) {
    try {
      const confirmed = await attackByRestarts(own, target, RESTARTS);
      process.stdout.write(`Killed ${RESTARTS} times while writing: all ${confirmed} confirmed sites are there.\n`);
    } catch (error) {
      if (!(error instanceof Finding)) throw error;
      process.stdout.write(`${error.message}\n`);
      found += 1;
    }
  }
  return found === 0 ? 0 : 1;
}

/** @throws TypeError if the arguments are invalid. */
function readOptions() {
  return parseArgs({
    options: {
      url: { type: "string" },
      minutes: { type: "string", default: "1" },
      seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 31)) },
      help: { type: "boolean", default: false },
    },
  }).values;
}

function fail(text: string): number {
  process.stderr.write(`attack: ${text}\n`);
  return 2;
}
