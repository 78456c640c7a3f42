import { expect, it } from "vitest";
import { readArguments, USAGE } from "./cli-options.ts";

it.each([
  [["--target", "ftp://example.com"], /^--target ftp:\/\/example\.com is none/],
  [["--target", "https://api.example.com"], /^--dealer is missing/],
  [["--target", "https://api.example.com", "--dealer", "x"], /^--dealer x is no number/],
  [["--target", "sandbox", "--allow-writes"], /are for a target at a URL/],
  [["--cases", "0"], /^--cases 0 is no number/],
  [["--operation", "makeCoffee"], /^--operation makeCoffee is none: there is createToken, /],
  [["--check", "taste"], /^--check taste is none: there is not_a_server_error, /],
  [["--task", "coffee"], /^--task coffee is none/],
  [["--path", "0:1"], /^--path needs one --task/],
  [["--colour"], /^Unknown option '--colour'\. chekt-contract --help lists the options\.$/],
])("%j is refused in one line", (args, message) => {
  expect(readArguments(args)).toEqual({ kind: "fault", message: expect.stringMatching(message) });
});

it("three targets are judged when none is named", () => {
  expect(readArguments([])).toMatchObject({
    kind: "run",
    options: { targets: ["prism", "sandbox", "sandbox-through-prism"], allowWrites: false, dryRun: false },
  });
});

it("a URL is judged with what is asked for", () => {
  const args = [
    "--target",
    "https://api.example.com",
    "--dealer",
    "7",
    "--allow-writes",
    "--seed",
    "3",
    "--cases",
    "5",
  ];
  expect(readArguments([...args, "--check", "trace_id", "--operation", "getSite"])).toEqual({
    kind: "run",
    options: {
      targets: [new URL("https://api.example.com")],
      judge: { seed: 3, cases: 5, operations: ["getSite"], checks: ["trace_id"], tasks: undefined, path: undefined },
      allowWrites: true,
      dealer: 7,
      dryRun: false,
      report: undefined,
    },
  });
});

it.each(["help", "version"])("--%s is answered, whatever else is asked for", (name) => {
  expect(readArguments([`--${name}`, "--task", "coffee"])).toEqual({ kind: name });
  expect(USAGE).toContain(`--${name}`);
});
