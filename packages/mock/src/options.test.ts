import { expect, test } from "vitest";

import { readArguments } from "./options.ts";

const defaults = { port: 4011, host: "127.0.0.1", dynamic: false, errors: false, verbose: false };

test.each([
  [[], defaults],
  [["--port", "0"], { ...defaults, port: 0 }],
  [["--port=65535", "--host", "::1"], { ...defaults, port: 65_535, host: "::1" }],
  [["--dynamic", "--errors", "--verbose"], { ...defaults, dynamic: true, errors: true, verbose: true }],
])("parses %j", (args, options) => {
  expect(readArguments(args)).toEqual({ kind: "run", options });
});

test.each([
  [["--port", "65536"], '--port "65536" is not a port. Use a number from 0 (any free port) to 65535.'],
  [["--port", "http"], '--port "http" is not a port. Use a number from 0 (any free port) to 65535.'],
  [["--port="], '--port "" is not a port. Use a number from 0 (any free port) to 65535.'],
  [["--host", ""], "--host is empty. Use 127.0.0.1, or 0.0.0.0 to accept other machines."],
  [["--prot", "1"], "Unknown option '--prot'. chekt-mock --help lists the options."],
  [["--port"], "Option '--port <value>' argument missing. chekt-mock --help lists the options."],
  [["--dynamic=yes"], "Option '--dynamic' does not take an argument. chekt-mock --help lists the options."],
  [["openapi.yaml"], "Unexpected argument 'openapi.yaml'. chekt-mock --help lists the options."],
])("rejects %j with a one-line message", (args, message) => {
  expect(readArguments(args)).toEqual({ kind: "error", message });
});

test("honors --help and --version even if other arguments are invalid", () => {
  expect(readArguments(["--help", "--port", "x"])).toEqual({ kind: "help" });
  expect(readArguments(["--version"])).toEqual({ kind: "version" });
});

test("reports a negative port, and what is allowed", () => {
  expect(readArguments(["--port", "-1"])).toEqual({ kind: "error", message: expect.stringContaining('"-1"') });
});
