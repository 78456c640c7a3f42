import { expect, it } from "vitest";
import { isEqual, stringAt, toObject, toStrings } from "./json.ts";
import { formatPointer, getAtPointer, objectAt, parsePointer } from "./pointer.ts";

it("escapes and unescapes the keys of a pointer", () => {
  const keys = ["a/b", "m~n", "~1", "", "0"];
  expect(formatPointer(...keys)).toBe("/a~1b/m~0n/~01//0");
  expect(parsePointer(formatPointer(...keys))).toEqual(keys);
  expect(parsePointer("")).toEqual([]);
});

it("returns the value at a pointer, but no inherited property", () => {
  const value = { list: [{ name: "x" }], null: null };
  expect(getAtPointer(value, "/list/0/name")).toBe("x");
  expect(getAtPointer(value, "/null")).toBeNull();
  expect(getAtPointer(value, "")).toBe(value);
  for (const pointer of ["/constructor", "/list/1", "/list/0/name/0", "/toString"]) {
    expect(getAtPointer(value, pointer), pointer).toBeUndefined();
  }
});

it("throws with the location of a missing object or string", () => {
  expect(() => objectAt({ a: { b: 1 } }, "a", "b")).toThrow("Expected an object at /a/b, found number.");
  expect(() => objectAt([], "0")).toThrow("Expected an object at /0, found undefined.");
  expect(() => objectAt(null)).toThrow("Expected an object at the root");
  expect(() => stringAt({ name: 1 }, "name")).toThrow('Expected a string at "name", found 1.');
});

it("converts missing and invalid values to empty objects and arrays", () => {
  expect(toObject(undefined)).toEqual({});
  expect(toObject(["a"])).toEqual({});
  expect(toStrings(undefined)).toEqual([]);
  expect(toStrings("a")).toEqual(["a"]);
  expect(toStrings(["a", 1, "b"])).toEqual(["a", "b"]);
});

it("compares JSON values, ignoring the order of keys", () => {
  expect(isEqual({ a: [1, { b: null }], c: "x" }, { c: "x", a: [1, { b: null }] })).toBe(true);
  expect(isEqual([1, 2], [2, 1])).toBe(false);
  expect(isEqual([1], { 0: 1 })).toBe(false);
  expect(isEqual({ toString: 1 }, { other: 1 })).toBe(false);
  expect(isEqual({ a: 1 }, { a: 1, b: 2 })).toBe(false);
  expect(isEqual(undefined, null)).toBe(false);
});
