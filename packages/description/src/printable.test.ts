import { expect, it } from "vitest";
import { printable, printableLines } from "./printable.ts";

it.each([
  ["an escape sequence", "a\u001B[2Jb", String.raw`a\u001b[2Jb`],
  ["an 8-bit control sequence", "\u009B31m", String.raw`\u009b31m`],
  ["a change of direction", "user\u202Etxt.exe", String.raw`user\u202etxt.exe`],
  ["an isolate", "\u2066x\u2069", String.raw`\u2066x\u2069`],
  ["invisible characters", "a\u200Bb\uFEFFc", String.raw`a\u200bb\ufeffc`],
  ["a hidden tag", "\u{E0041}", String.raw`\udb40\udc41`],
  ["NUL, backspace and delete", "\0\b\u007F", String.raw`\u0000\u0008\u007f`],
])("makes %s visible", (_what, text, shown) => {
  expect([printable(text), printableLines(text)]).toEqual([shown, shown]);
});

it("keeps letters of all scripts, combining characters and emoji", () => {
  const text = "강남 본사 – Ünïcödé, नमस्ते, שלום, 👨‍👩‍👧, e\u0301";
  expect([printable(text), printableLines(text)]).toEqual([text, text]);
});

it("keeps line breaks and tabs only in text of several lines", () => {
  expect(printable("a\n\tb")).toBe(String.raw`a\u000a\u0009b`);
  expect(printableLines("a\n\tb\r")).toBe(`a\n\tb${String.raw`\u000d`}`);
});
