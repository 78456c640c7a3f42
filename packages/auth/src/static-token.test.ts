import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { staticToken } from "./static-token.ts";

describe("staticToken", () => {
  it("answers with the token, also after it was refused", async () => {
    const source = staticToken("abc.def");
    expect(await source.get()).toBe("abc.def");
    source.invalidate("abc.def");
    expect(await source.get({ signal: new AbortController().signal })).toBe("abc.def");
  });

  it("stops when the caller has given up", async () => {
    await expect(staticToken("abc").get({ signal: AbortSignal.abort(new Error("gone")) })).rejects.toThrow("gone");
  });

  it.each(["", "Bearer abc", "abc\n", "ä"])("refuses %j, which no header can carry, without repeating it", (token) => {
    expect(() => staticToken(token)).toThrow('Pass it alone: without "Bearer", spaces and line breaks.');
    expect(() => staticToken(`${token} secret`)).not.toThrow("secret");
  });

  it("does not show the token", () => {
    const source = staticToken("top-secret");
    expect(inspect(source, { depth: 9, showHidden: true }) + JSON.stringify(source)).not.toContain("top-secret");
  });
});
