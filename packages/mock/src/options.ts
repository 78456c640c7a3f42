import { parseArgs } from "node:util";

/** What the command line asks for. */
export interface CliOptions {
  readonly port: number;
  readonly host: string;
  readonly dynamic: boolean;
  readonly errors: boolean;
  readonly verbose: boolean;
}

/** What to do: run, say something and end, or complain in one line. */
export type CliRequest =
  | { readonly kind: "run"; readonly options: CliOptions }
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "fault"; readonly message: string };

export const USAGE: string = `Usage: chekt-mock [options]

Serves a mock of the CHeKT Partner API on this machine.

  --port <port>   the port to listen on; 0 picks a free one (default: 4010)
  --host <host>   the address to listen on (default: 127.0.0.1)
  --dynamic       make responses up from the schemas, not from the examples
  --errors        answer 500 when a response of the mock breaks the API's description
  --verbose       print a line for each request
  --help          print this
  --version       print the version
`;

/** Reads the arguments that stand after the command's name. */
export function readArguments(args: readonly string[]): CliRequest {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        port: { type: "string", default: "4010" },
        host: { type: "string", default: "127.0.0.1" },
        dynamic: { type: "boolean", default: false },
        errors: { type: "boolean", default: false },
        verbose: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
        version: { type: "boolean", default: false },
      },
    }));
  } catch (error) {
    // Node explains at length how to escape a dash; its first sentence names the fault.
    const [fault] = String(error instanceof Error ? error.message : error).split(/\.\s|\n/);
    return { kind: "fault", message: `${fault}. chekt-mock --help lists the options.` };
  }
  if (values.help) return { kind: "help" };
  if (values.version) return { kind: "version" };
  const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : NaN;
  if (!(port <= 65_535)) {
    return {
      kind: "fault",
      message: `--port ${values.port} is not a port: give a number from 0 (any free port) to 65535.`,
    };
  }
  if (values.host === "") {
    return { kind: "fault", message: "--host is empty: give 127.0.0.1, or 0.0.0.0 to let other machines in." };
  }
  const { host, dynamic, errors, verbose } = values;
  return { kind: "run", options: { port, host, dynamic, errors, verbose } };
}
