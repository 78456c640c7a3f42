import { parseArgs } from "node:util";
import { joinNegatives, summarizeParseError } from "@chekt/description/command-line";

/** The options of a run. */
export interface CliOptions {
  readonly port: number;
  readonly host: string;
  readonly dynamic: boolean;
  readonly errors: boolean;
  readonly verbose: boolean;
}

/** The parsed command line; an `error` is a one-line message. */
export type CliRequest =
  | { readonly kind: "run"; readonly options: CliOptions }
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "error"; readonly message: string };

export const USAGE: string = `Usage: chekt-mock [options]

Serves a mock of the CHeKT Partner API on this machine.

  --port <port>   the port to listen on; 0 picks a free one (default: 4011)
  --host <host>   the address to listen on (default: 127.0.0.1)
  --dynamic       generate responses from the schemas instead of the examples
  --errors        respond with 500 if a response of the mock violates the API's description
  --verbose       log each request
  --help          print this help
  --version       print the version
`;

/** Parses the arguments after the command's name. */
export function readArguments(args: readonly string[]): CliRequest {
  let values;
  try {
    ({ values } = parseArgs({
      args: joinNegatives(args),
      options: {
        port: { type: "string", default: "4011" },
        host: { type: "string", default: "127.0.0.1" },
        dynamic: { type: "boolean", default: false },
        errors: { type: "boolean", default: false },
        verbose: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
        version: { type: "boolean", default: false },
      },
    }));
  } catch (error) {
    return { kind: "error", message: `${summarizeParseError(error)}. chekt-mock --help lists the options.` };
  }
  if (values.help) return { kind: "help" };
  if (values.version) return { kind: "version" };
  const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : NaN;
  if (!(port <= 65_535)) {
    return {
      kind: "error",
      message: `--port "${values.port}" is not a port. Use a number from 0 (any free port) to 65535.`,
    };
  }
  if (values.host === "") {
    return { kind: "error", message: "--host is empty. Use 127.0.0.1, or 0.0.0.0 to accept other machines." };
  }
  const { host, dynamic, errors, verbose } = values;
  return { kind: "run", options: { port, host, dynamic, errors, verbose } };
}
