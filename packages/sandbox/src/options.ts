import { parseArgs } from "node:util";
import { type LogForm, logForms } from "./log/lines.ts";
import { type SeedName, seedNames } from "./seeds/seed.ts";
import { readSetting } from "./setting.ts";

/** What the command line asks for. */
export interface CliOptions {
  readonly port: number;
  readonly host: string;
  readonly db: string;
  readonly seed: SeedName;
  readonly tokenTtl: number;
  readonly control: boolean;
  /** What is printed of each request. */
  readonly log: LogForm;
  /** For how many seconds it goes on, when stopped, so that others notice. */
  readonly drain: number;
  /** For how many seconds it then waits for requests under way. */
  readonly grace: number;
}

/** What to do: run, say something and end, or complain in one line. */
export type CliRequest =
  | { readonly kind: "run"; readonly options: CliOptions }
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "fault"; readonly message: string };

export const USAGE: string = `Usage: chekt-sandbox [options]

Serves a sandbox of the CHeKT Partner API on this machine: the whole API, alive.

  --port <port>          the port to listen on; 0 picks a free one (default: 4010)
  --host <host>          the address to listen on (default: 127.0.0.1)
  --db <place>           where it remembers: a file, or postgres://… (default: in memory)
  --seed <name>          what a new database begins with: ${seedNames.join(", ")} (default: demo)
  --token-ttl <seconds>  for how long an access token is valid (default: 3600)
  --no-control           serve the API alone, without the control plane at /_sandbox
  --log <form>           print a line for each request: ${logForms.join(", ")} (default: none)
  --verbose              the same as --log text
  --drain <seconds>      when stopped, go on for so long while /readyz answers 503 (default: 0)
  --grace <seconds>      then wait for so long at most for requests under way (default: 10)
  --help                 print this
  --version              print the version

Where other machines reach it, the control plane wants a token: that of CHEKT_SANDBOX_CONTROL_TOKEN, or a random one,
which is printed. With --log json no secret is printed, and so there it has to be set. CHEKT_SANDBOX_DB stands in for --db.
Each may also be in a file, which CHEKT_SANDBOX_CONTROL_TOKEN_FILE or CHEKT_SANDBOX_DB_FILE names.
`;

/** The longest that a stop may take, in seconds: a day. */
const LONGEST_STOP = 86_400;

/** Reads the arguments that stand after the command's name. */
export function readArguments(args: readonly string[]): CliRequest {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      allowNegative: true,
      options: {
        port: { type: "string", default: "4010" },
        host: { type: "string", default: "127.0.0.1" },
        db: { type: "string" },
        seed: { type: "string", default: "demo" },
        "token-ttl": { type: "string", default: "3600" },
        control: { type: "boolean", default: true },
        log: { type: "string" },
        verbose: { type: "boolean", default: false },
        drain: { type: "string", default: "0" },
        grace: { type: "string", default: "10" },
        help: { type: "boolean", default: false },
        version: { type: "boolean", default: false },
      },
    }));
  } catch (error) {
    // Node explains at length how to escape a dash; its first sentence names the fault.
    const [first] = String(error instanceof Error ? error.message : error).split(/\.\s|\n/);
    return fault(`${first}. chekt-sandbox --help lists the options.`);
  }
  if (values.help) return { kind: "help" };
  if (values.version) return { kind: "version" };
  const port = parseNumber(values.port, 0, 65_535);
  if (port === undefined) {
    return fault(`--port ${values.port} is not a port: give a number from 0 (any free port) to 65535.`);
  }
  const tokenTtl = parseNumber(values["token-ttl"], 1, 99_999_999);
  if (tokenTtl === undefined) {
    return fault(`--token-ttl ${values["token-ttl"]} is no number of seconds: give one from 1, such as 3600.`);
  }
  const drain = parseNumber(values.drain, 0, LONGEST_STOP);
  if (drain === undefined) return fault(`--drain ${values.drain} is no number of seconds: give one, such as 5.`);
  const grace = parseNumber(values.grace, 0, LONGEST_STOP);
  if (grace === undefined) return fault(`--grace ${values.grace} is no number of seconds: give one, such as 10.`);
  const seed = seedNames.find((name) => name === values.seed);
  if (seed === undefined) return fault(`--seed ${values.seed} is no seed: give ${seedNames.join(", ")}.`);
  if (values.host === "") {
    return fault("--host is empty: give 127.0.0.1, or 0.0.0.0 to let other machines in.");
  }
  const form = values.log ?? (values.verbose ? "text" : "none");
  const log = logForms.find((name) => name === form);
  if (log === undefined) return fault(`--log ${form} is no form: give ${logForms.join(", ")}.`);
  if (values.db === "") return fault("--db is empty: give a file, such as ./sandbox.db, or postgres://…");
  let db;
  try {
    db = values.db ?? readSetting("CHEKT_SANDBOX_DB") ?? ":memory:";
  } catch (error) {
    return fault(error instanceof Error ? error.message : String(error));
  }
  const { host, control } = values;
  return { kind: "run", options: { port, host, db, seed, tokenTtl, control, log, drain, grace } };
}

function parseNumber(text: string, least: number, most: number): number | undefined {
  const number = /^\d{1,8}$/.test(text) ? Number(text) : NaN;
  return number >= least && number <= most ? number : undefined;
}

function fault(message: string): CliRequest {
  return { kind: "fault", message };
}
