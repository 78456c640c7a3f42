import { parseArgs } from "node:util";
import { joinNegatives, summarizeParseError } from "@chekt/description/command-line";
import { formatAlternatives } from "./alternatives.ts";
import { type Behavior, defaultBehavior, errorFormats, LONGEST_WINDOW } from "./behavior/behavior.ts";
import { parseRateLimit } from "./behavior/rate-limit.ts";
import type { PublicUrls } from "./auth-server/start.ts";
import { parseOrigin } from "./http/origins.ts";
import { type LogForm, logForms } from "./log/lines.ts";
import { type SeedName, seedNames } from "./seeds/seed.ts";
import { readSetting } from "./setting.ts";

/** The options of the command line. */
export interface CliOptions {
  readonly port: number;
  readonly host: string;
  readonly db: string;
  readonly seed: SeedName;
  readonly tokenTtl: number;
  readonly behavior: Behavior;
  readonly control: boolean;
  /** The origins at which clients reach the servers, if they are behind a proxy. */
  readonly publicUrls: PublicUrls;
  /** The origins whose pages may call the API, besides those on the caller's machine. */
  readonly allowOrigins: readonly string[];
  /** The port of the authorization server; undefined for none. */
  readonly authServer: number | undefined;
  /** The file with the public key of the platform partner. */
  readonly publicKey: string | undefined;
  /** What the sandbox keeps in memory for its callers, in bytes; undefined for a part of the heap. */
  readonly maxMemory: number | undefined;
  /** How each request is logged. */
  readonly log: LogForm;
  /** How long to keep serving after a stop signal, in seconds, so that load balancers notice. */
  readonly drain: number;
  /** How long to wait for open requests after that, in seconds. */
  readonly grace: number;
}

/** What to do: run, print something and exit, or report invalid arguments in one line. */
export type CliRequest =
  | { readonly kind: "run"; readonly options: CliOptions }
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "fault"; readonly message: string };

export const USAGE: string = `Usage: chekt-sandbox [options]

Runs a sandbox of the CHeKT Partner API on this machine: the whole API, with state.

  --port <port>          port to listen on; 0 picks a free one (default: 4010)
  --host <host>          address to listen on (default: 127.0.0.1)
  --db <location>        where to store data: a file, or postgres://… (default: in memory)
  --seed <name>          initial data of a new database: ${formatAlternatives(seedNames)} (default: demo)
  --token-ttl <seconds>  lifetime of access tokens (default: 3600)
  --rate-limit <limit>   requests that a client may send, such as 60/min or 60/min,5/s (default: no limit)
  --error-format <name>  format of error bodies: ${formatAlternatives(errorFormats)} (default: flat)
  --verification-window <seconds>
                         how long an alarm verification can be answered (default: 120)
  --auth-server [port]   also issue tokens on a second port, as CHeKT's sample describes it (default port: 4013)
  --public-key <file>    with --auth-server: the RSA public key of platform-partner, as PEM or JWK
  --public-url <origin>  where clients reach the sandbox behind a proxy, such as https://sandbox.example
  --public-auth-url <origin>
                         with --auth-server: where clients reach that server behind a proxy
  --allow-origin <origin>
                         let browser pages of an origin call the API, besides those on the caller's own machine;
                         can be repeated
  --max-memory <MB>      memory for the log of requests, bodies, unread responses and snapshots: a quarter for each of the
                         first three, and this much for all snapshots (default: a quarter of the heap, 256 at most)
  --no-control           serve only the API, without the control plane at /_sandbox
  --log <format>         log each request: ${formatAlternatives(logForms)} (default: none)
  --verbose              same as --log text
  --drain <seconds>      on shutdown, keep serving this long while /readyz responds 503 (default: 0)
  --grace <seconds>      then wait at most this long for open requests (default: 10)
  --help                 print this help
  --version              print the version

The control plane requires the token in CHEKT_SANDBOX_CONTROL_TOKEN. If that is not set, and other machines can reach the
sandbox, it requires a random one that is printed at startup. --log json prints no secrets, so there you must set the variable.
CHEKT_SANDBOX_DB replaces the default of --db. To read either value from a file, put the file's path into
CHEKT_SANDBOX_CONTROL_TOKEN_FILE or CHEKT_SANDBOX_DB_FILE.
`;

/** The default port of the authorization server. */
const AUTH_SERVER_PORT = 4013;

/** The least and the most of --max-memory, in megabytes. The largest body fits into a quarter of the least. */
const LEAST_MEMORY = 16;
const MOST_MEMORY = 65_536;

/** The longest drain or grace period, in seconds: one day. */
const LONGEST_STOP = 86_400;

/** Parses the arguments after the command's name. */
export function readArguments(args: readonly string[]): CliRequest {
  let values;
  try {
    ({ values } = parseArgs({
      args: completeAuthServer(joinNegatives(args)),
      allowNegative: true,
      options: {
        port: { type: "string", default: "4010" },
        host: { type: "string", default: "127.0.0.1" },
        db: { type: "string" },
        seed: { type: "string", default: "demo" },
        "token-ttl": { type: "string", default: "3600" },
        "rate-limit": { type: "string" },
        "error-format": { type: "string", default: defaultBehavior.errorFormat },
        "verification-window": { type: "string", default: String(defaultBehavior.verificationWindow) },
        "auth-server": { type: "string" },
        "public-key": { type: "string" },
        "public-url": { type: "string" },
        "public-auth-url": { type: "string" },
        "allow-origin": { type: "string", multiple: true, default: [] },
        "max-memory": { type: "string" },
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
    return fault(`${summarizeParseError(error)}. Run chekt-sandbox --help for the list of options.`);
  }
  if (values.help) return { kind: "help" };
  if (values.version) return { kind: "version" };
  const port = parseNumber(values.port, 0, 65_535);
  if (port === undefined) {
    return fault(`Invalid --port "${values.port}". Use a number from 0 (any free port) to 65535.`);
  }
  const tokenTtl = parseNumber(values["token-ttl"], 1, 99_999_999);
  if (tokenTtl === undefined) {
    return fault(`Invalid --token-ttl "${values["token-ttl"]}". Use a whole number of seconds from 1, such as 3600.`);
  }
  let rateLimit;
  try {
    rateLimit = values["rate-limit"] === undefined ? undefined : parseRateLimit(values["rate-limit"]);
  } catch (error) {
    return fault(`--rate-limit: ${error instanceof Error ? error.message : String(error)}`);
  }
  const errorFormat = errorFormats.find((name) => name === values["error-format"]);
  if (errorFormat === undefined) {
    return fault(`Unknown error format "${values["error-format"]}". Use ${formatAlternatives(errorFormats)}.`);
  }
  const verificationWindow = parseNumber(values["verification-window"], 1, LONGEST_WINDOW);
  if (verificationWindow === undefined) {
    return fault(
      `Invalid --verification-window "${values["verification-window"]}". Use a whole number of seconds from 1, such as 120.`,
    );
  }
  const behavior = { rateLimit, errorFormat, verificationWindow };
  const { "auth-server": authServerText, "public-key": publicKey } = values;
  const authServer = authServerText === undefined ? undefined : parseNumber(authServerText, 0, 65_535);
  if (authServerText !== undefined && authServer === undefined) {
    return fault(`Invalid --auth-server "${authServerText}". Use a port from 0 (any free port) to 65535, or none.`);
  }
  if (publicKey !== undefined && authServer === undefined) {
    return fault("--public-key registers a key for the authorization server. Add --auth-server.");
  }
  const { "max-memory": memoryText } = values;
  const megabytes = memoryText === undefined ? undefined : parseNumber(memoryText, LEAST_MEMORY, MOST_MEMORY);
  if (memoryText !== undefined && megabytes === undefined) {
    return fault(`Invalid --max-memory "${memoryText}". Use megabytes from ${LEAST_MEMORY} to ${MOST_MEMORY}.`);
  }
  const maxMemory = megabytes === undefined ? undefined : megabytes * 1024 * 1024;
  const drain = parseNumber(values.drain, 0, LONGEST_STOP);
  if (drain === undefined) return fault(`Invalid --drain "${values.drain}". Use a whole number of seconds, such as 5.`);
  const grace = parseNumber(values.grace, 0, LONGEST_STOP);
  if (grace === undefined)
    return fault(`Invalid --grace "${values.grace}". Use a whole number of seconds, such as 10.`);
  const seed = seedNames.find((name) => name === values.seed);
  if (seed === undefined) return fault(`Unknown seed "${values.seed}". Use ${formatAlternatives(seedNames)}.`);
  if (values.host === "") {
    return fault("--host is empty. Use 127.0.0.1, or 0.0.0.0 to accept other machines.");
  }
  const form = values.log ?? (values.verbose ? "text" : "none");
  const log = logForms.find((name) => name === form);
  if (log === undefined) return fault(`Unknown log format "${form}". Use ${formatAlternatives(logForms)}.`);
  if (values.db === "") return fault("--db is empty. Use a file, such as ./sandbox.db, or postgres://…");
  let db;
  try {
    db = values.db ?? readSetting("CHEKT_SANDBOX_DB") ?? ":memory:";
  } catch (error) {
    return fault(error instanceof Error ? error.message : String(error));
  }
  if (values["public-auth-url"] !== undefined && authServer === undefined) {
    return fault("--public-auth-url is the address of the authorization server. Add --auth-server.");
  }
  let publicUrls: PublicUrls;
  let allowOrigins: string[];
  try {
    publicUrls = {
      api: readOrigin("--public-url", values["public-url"]),
      authServer: readOrigin("--public-auth-url", values["public-auth-url"]),
    };
    allowOrigins = values["allow-origin"].map((text) => readOrigin("--allow-origin", text));
  } catch (error) {
    return fault(error instanceof Error ? error.message : String(error));
  }
  const { host, control } = values;
  const servers = { port, host, authServer, publicKey, control, publicUrls, allowOrigins, maxMemory };
  return { kind: "run", options: { ...servers, db, seed, tokenTtl, behavior, log, drain, grace } };
}

/** Adds the default port to an `--auth-server` without one, because `parseArgs` has no optional values. */
function completeAuthServer(args: readonly string[]): string[] {
  return args.map((arg, index) =>
    arg === "--auth-server" && !/^[^-]/.test(args[index + 1] ?? "") ? `--auth-server=${AUTH_SERVER_PORT}` : arg,
  );
}

function readOrigin(option: string, text: string): string;
function readOrigin(option: string, text: string | undefined): string | undefined;
function readOrigin(option: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    return parseOrigin(text);
  } catch (error) {
    throw new TypeError(`${option}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function parseNumber(text: string, least: number, most: number): number | undefined {
  const number = /^\d{1,8}$/.test(text) ? Number(text) : NaN;
  return number >= least && number <= most ? number : undefined;
}

function fault(message: string): CliRequest {
  return { kind: "fault", message };
}
