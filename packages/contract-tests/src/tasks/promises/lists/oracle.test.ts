import { describe, expect, it } from "vitest";
import type { Column, List } from "@chekt/description";
import { type Condition, expectedRows, matches } from "./oracle.ts";

const id: Column = { name: "id", type: "integer", nullable: false };
const name: Column = { name: "name", type: "string", nullable: true };
const at: Column = { name: "at", type: "timestamp", nullable: false };
const list: List = { table: "things", key: "id", columns: [id, name, at], row: "" };

const rows = [
  { id: 1, name: "b", at: "2025-01-01 00:00:00" },
  { id: 2, name: null, at: "2025-01-02T00:00:00.000Z" },
  { id: 3, name: "a", at: "2025-01-01T00:00:00.000Z" },
  { id: 10, name: "a", at: "2025-01-03 00:00:00" },
];

function ids(query: Parameters<typeof expectedRows>[2]): unknown[] {
  return expectedRows(list, rows, query).map((row) => row["id"]);
}

describe("list oracle", () => {
  it.each<Condition>([
    { column: id, operator: "gt", value: "9" },
    { column: at, operator: "eq", value: "2025-01-03T09:00:00+09:00" },
  ])("matches row 10 by $column.name $operator $value", (condition) => {
    expect(matches(rows[3] ?? {}, condition)).toBe(true);
  });

  it.each<Condition>([
    { column: name, operator: "regex", value: "^A$" },
    { column: name, operator: "regex", value: "(?i)^E$" },
    { column: at, operator: "lt", value: "2025-01-03 00:00:00" },
  ])("does not match row 10 by $column.name $operator $value", (condition) => {
    expect(matches(rows[3] ?? {}, condition)).toBe(false);
  });

  it.each(["eq", "neq", "lt", "lte", "gt", "gte", "regex"] as const)("never matches null with %s", (operator) => {
    expect(matches({ name: null }, { column: name, operator, value: "a" })).toBe(false);
  });

  it("sorts rows by the requested column, then by key, in the requested direction", () => {
    expect(ids({})).toEqual([1, 2, 3, 10]);
    expect(ids({ sort: "name" })).toEqual([2, 3, 10, 1]);
    expect(ids({ sort: "things.name", dir: "desc" })).toEqual([1, 10, 3, 2]);
    expect(ids({ sort: "at" })).toEqual([1, 3, 2, 10]);
  });

  it("applies limit and offset after filtering and sorting", () => {
    const conditions = [{ column: name, operator: "eq", value: "a" }] as const;
    expect(ids({ conditions, dir: "desc", limit: 1, offset: 1 })).toEqual([3]);
  });

  it("sorts strings by code point", () => {
    const characters = ["😀", "ｚ", "a"].map((character, index) => ({
      id: index,
      name: character,
      at: "2025-01-01 00:00:00",
    }));
    expect(expectedRows(list, characters, { sort: "name" }).map((row) => row["name"])).toEqual(["a", "ｚ", "😀"]);
  });
});
