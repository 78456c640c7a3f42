import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { staticToken } from "./static-token.ts";

describe("staticToken", () => {
  it("returns the token even after it was invalidated", async () => {
    const source = staticToken("abc.def");
    expect(await source.get()).toBe("abc.def");
    source.invalidate("abc.def");
    expect(await source.get({ signal: new AbortController().signal })).toBe("abc.def");
  });

  it("rejects when the signal has already aborted", async () => {
    await expect(staticToken("abc").get({ signal: AbortSignal.abort(new Error("gone")) })).rejects.toThrow("gone");
  });

  it.each(["", "Bearer abc", "abc\n", "ä"])(
    "rejects %j, which is not valid in a header, without quoting the token",
    (token) => {
      expect(() => staticToken(token)).toThrow('Pass it without "Bearer", spaces and line breaks.');
      expect(() => staticToken(`${token} secret`)).not.toThrow("secret");
    },
  );

  it("hides the token from util.inspect and JSON.stringify", () => {
    const source = staticToken("top-secret");
    expect(inspect(source, { depth: 9, showHidden: true }) + JSON.stringify(source)).not.toContain("top-secret");
  });
});
