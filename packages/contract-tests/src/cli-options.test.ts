import { expect, it } from "vitest";
import { readArguments, USAGE } from "./cli-options.ts";

it.each([
  [["--target", "ftp://example.com"], /^Unknown target "ftp:\/\/example\.com"/],
  [["--target", "https://api.example.com"], /^--dealer is required for a URL/],
  [["--target", "https://api.example.com", "--dealer", "x"], /^--dealer "x" is not a positive integer/],
  [["--target", "sandbox", "--allow-writes"], /apply only to a URL/],
  [["--target", "sandbox", "--pace", "5/s"], /apply only to a URL/],
  [
    ["--target", "https://api.chektdev.com", "--dealer", "1", "--idempotency"],
    /^--idempotency requires --allow-writes/,
  ],
  [["--target", "https://api.chektdev.com", "--dealer", "1", "--pace", "fast"], /^--pace "fast" is not a rate\./],
  [["--target", "http://api.chektdev.com", "--dealer", "1"], /^http:\/\/api\.chektdev\.com is not secure/],
  [
    ["--target", "sandbox", "--target", "https://api.chekt.com", "--dealer", "1", "--allow-writes"],
    /^Writing \(--allow-writes\) is refused at api\.chekt\.com: CHeKT's terms/,
  ],
  ...["seed", "cases", "dealer"].flatMap((name): [string[], RegExp][] =>
    [[`--${name}`, "-1"], [`--${name}=-1`]].map((args) => [
      args,
      new RegExp(`^--${name} "-1" is not a positive integer of at most 10 digits\\.$`),
    ]),
  ),
  [["--pace", "-1/s"], /^--pace "-1\/s" is not a rate\. Use 60\/min, 5\/s or none\.$/],
  [["--pace=-1"], /^--pace "-1" is not a rate\./],
  [["--cases", "0"], /^--cases "0" is not a positive integer/],
  [["--operation", "makeCoffee"], /^Unknown operation "makeCoffee"\. Operations: createToken, /],
  [["--check", "taste"], /^Unknown check "taste"\. Checks: bounded_response, /],
  [["--task", "coffee"], /^Unknown task "coffee"/],
  [["--path", "0:1"], /^--path requires exactly one --task/],
  [["--colour"], /^Unknown option '--colour'\. chekt-contract --help lists the options\.$/],
])("rejects %j with a one-line message", (args, message) => {
  expect(readArguments(args)).toEqual({ kind: "error", message: expect.stringMatching(message) });
});

it("selects the three local targets by default", () => {
  expect(readArguments([])).toMatchObject({
    kind: "run",
    options: { targets: ["prism", "sandbox", "sandbox-through-prism"], allowWrites: false, dryRun: false },
  });
});

it("reads the options for a URL", () => {
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
      idempotency: false,
      dryRun: false,
      interval: undefined,
      report: undefined,
    },
  });
});

it.each(["help", "version"])("honors --%s even if another argument is invalid", (name) => {
  expect(readArguments([`--${name}`, "--task", "coffee"])).toEqual({ kind: name });
  expect(USAGE).toContain(`--${name}`);
});

it.each([
  ["60/min", 1000],
  ["5/s", 200],
  ["none", 0],
])("reads the pace %s", (pace, interval) => {
  expect(readArguments(["--target", "https://api.chektdev.com", "--dealer", "1", "--pace", pace])).toMatchObject({
    options: { interval },
  });
});
