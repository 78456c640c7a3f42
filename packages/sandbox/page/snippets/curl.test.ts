import { execFileSync } from "node:child_process";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { curlSnippet } from "./curl.ts";
import type { SnippetRequest } from "./snippet-request.ts";

const ORIGIN = "http://127.0.0.1:4010";

function request(of: Partial<SnippetRequest>): SnippetRequest {
  return {
    method: "GET",
    url: "/partner/v1",
    traceId: "t",
    requestHeaders: {},
    cut: [],
    status: 200,
    reason: undefined,
    ...of,
  };
}

/** What a shell makes of a line: the arguments that curl gets, and what is piped to it. */
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

/** Letters that mean something to a shell, to printf or to curl, more often than chance would have it. */
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
      // The two that take the words apart in this test are left out.
      fc
        .string({ unit: "binary", maxLength: 3 })
        .filter((text) => !text.includes("\u0001") && !text.includes("\u0002")),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));

describe("the line for curl", () => {
  it("gives curl the body as it was, whatever is in it", () => {
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

  it("names the URL and the headers as they were, whatever is in them", () => {
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

  it("takes secrets from variables, where the log masks them", () => {
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
      "brackets are no pattern",
      { url: "/a?filter=name,^[A-Z],regex" },
      ["--globoff", `${ORIGIN}/a?filter=name,^[A-Z],regex`],
    ],
    ["HEAD reads no body", { method: "HEAD" }, ["--head", `${ORIGIN}/partner/v1`]],
    ["POST without a body is named", { method: "POST" }, ["-X", "POST", `${ORIGIN}/partner/v1`]],
    [
      "no type is not the type of a form",
      { method: "POST", requestBody: "{}" },
      [`${ORIGIN}/partner/v1`, "-H", "content-type:", "--data-raw", "{}"],
    ],
    [
      "only a trace id that was refused is sent again",
      { traceId: "a", requestHeaders: { "x-partner-trace-id": "b", "user-agent": "x" } },
      [`${ORIGIN}/partner/v1`, "-H", "x-partner-trace-id: b"],
    ],
    [
      "a trace id that was taken is not",
      { traceId: "a", requestHeaders: { "x-partner-trace-id": "a" } },
      [`${ORIGIN}/partner/v1`],
    ],
  ])("knows curl: %s", (_what, of, args) => {
    expect(runInShell(curlSnippet(request(of), ORIGIN)).args).toEqual(args);
  });

  it("says where the log does not have all of a body", () => {
    const cut = request({ method: "POST", requestBody: "[", cut: ["request"] });
    expect(curlSnippet(cut, ORIGIN)).toMatch(
      /^# The log keeps the beginning of a long body: this is not all of it\.\ncurl /,
    );
    const unread = request({ method: "POST", requestHeaders: { "content-length": "2" } });
    expect(curlSnippet(unread, ORIGIN)).toMatch(/^# The request was answered before its body was read/);
  });
});
