import { execFileSync } from "node:child_process";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { curlSnippet } from "./curl.ts";
import type { SnippetRequest } from "./snippet-request.ts";

const ORIGIN = "http://127.0.0.1:4010";

function request(overrides: Partial<SnippetRequest>): SnippetRequest {
  return {
    method: "GET",
    url: "/partner/v1",
    traceId: "t",
    requestHeaders: {},
    cut: [],
    status: 200,
    reason: undefined,
    ...overrides,
  };
}

/** Runs a command in a shell, and returns the arguments and the input that curl would receive. */
function runInShell(line: string): { args: string[]; input: string } {
  const curl = `curl() { printf '%s\\001' "$@"; printf '\\002'; cat; }`;
  const out = execFileSync("sh", ["-c", `${curl}\n${line}`], {
    env: { PATH: process.env["PATH"], TOKEN: "the token", CLIENT_SECRET: "the 'secret'" },
    input: "",
    encoding: "utf8",
  });
  const [args = "", ...input] = out.split("\u0002");
  return { args: args.split("\u0001").slice(0, -1), input: input.join("\u0002") };
}

/** Strings with many characters that are special to a shell, to printf or to curl. */
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "'",
        '"',
        "$(id)",
        "`id`",
        "\\",
        "\n",
        "\t",
        "\r",
        "%",
        "%s",
        "\\000",
        "!",
        "@",
        "-",
        ";",
        "&",
        "*",
        " ",
      ),
      // Excludes the two separators of this test.
      fc
        .string({ unit: "binary", maxLength: 3 })
        .filter((text) => !text.includes("\u0001") && !text.includes("\u0002")),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));

describe("the curl command", () => {
  it("passes any body unchanged", () => {
    fc.assert(
      fc.property(nasty, (body) => {
        fc.pre(body !== "");
        const line = curlSnippet(request({ method: "PATCH", requestBody: body }), ORIGIN);
        const { args, input } = runInShell(line);
        expect(args.slice(0, 3)).toEqual(["-X", "PATCH", `${ORIGIN}/partner/v1`]);
        const sent = args.at(-2) === "--data-raw" ? args.at(-1) : input;
        expect(sent).toBe(body);
      }),
      { numRuns: 80, examples: [["\0"], ["-n\u0000"], ["@/etc/passwd"], ["'"], ["%\u0007\\"]] },
    );
  });

  it("passes any URL and headers unchanged", () => {
    const printable = nasty.map((text) => text.replaceAll(/\p{Cc}/gu, ""));
    fc.assert(
      fc.property(printable, printable, (query, prefer) => {
        fc.pre(!query.includes("***"));
        const line = curlSnippet(request({ url: `/partner/v1?q=${query}`, requestHeaders: { prefer } }), ORIGIN);
        const { args } = runInShell(line);
        expect(args.at(-3)).toBe(`${ORIGIN}/partner/v1?q=${query}`);
        expect(args.slice(-2)).toEqual(["-H", prefer === "" ? "prefer;" : `prefer: ${prefer}`]);
      }),
      { numRuns: 60 },
    );
  });

  it("reads masked secrets from variables", () => {
    const { args } = runInShell(
      curlSnippet(
        request({ url: "/a?client_secret=***&b=1", requestHeaders: { authorization: "Bearer ***" } }),
        ORIGIN,
      ),
    );
    expect(args).toEqual([`${ORIGIN}/a?client_secret=the 'secret'&b=1`, "-H", "Authorization: Bearer the token"]);
    const form = request({
      operation: "createToken",
      method: "POST",
      requestHeaders: { "content-type": "application/x-www-form-urlencoded" },
      requestBody: "grant_type=client_credentials&client_id=a+b&client_secret=***",
    });
    expect(runInShell(curlSnippet(form, ORIGIN)).args.filter((word) => word.includes("="))).toEqual([
      "grant_type=client_credentials",
      "client_id=a b",
      "client_secret=the 'secret'",
    ]);
  });

  it.each([
    [
      "brackets in the URL are not globs",
      { url: "/a?filter=name,^[A-Z],regex" },
      ["--globoff", `${ORIGIN}/a?filter=name,^[A-Z],regex`],
    ],
    ["HEAD does not wait for a body", { method: "HEAD" }, ["--head", `${ORIGIN}/partner/v1`]],
    ["POST without a body needs -X", { method: "POST" }, ["-X", "POST", `${ORIGIN}/partner/v1`]],
    [
      "a missing content type does not become that of a form",
      { method: "POST", requestBody: "{}" },
      [`${ORIGIN}/partner/v1`, "-H", "content-type:", "--data-raw", "{}"],
    ],
    [
      "a rejected trace ID is included",
      { traceId: "a", requestHeaders: { "x-partner-trace-id": "b", "user-agent": "x" } },
      [`${ORIGIN}/partner/v1`, "-H", "x-partner-trace-id: b"],
    ],
    [
      "an accepted trace ID is omitted",
      { traceId: "a", requestHeaders: { "x-partner-trace-id": "a" } },
      [`${ORIGIN}/partner/v1`],
    ],
  ])("uses curl's options: %s", (_what, overrides, args) => {
    expect(runInShell(curlSnippet(request(overrides), ORIGIN)).args).toEqual(args);
  });

  it("notes when the log does not contain the whole body", () => {
    const cut = request({ method: "POST", requestBody: "[", cut: ["request"] });
    expect(curlSnippet(cut, ORIGIN)).toMatch(/^# Truncated: the log keeps only the beginning of long bodies\.\ncurl /);
    const unread = request({ method: "POST", requestHeaders: { "content-length": "2" } });
    expect(curlSnippet(unread, ORIGIN)).toMatch(/^# The body is not in the log/);
  });
});
