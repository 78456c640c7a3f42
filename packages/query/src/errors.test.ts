import { describe, expect, it, vi } from "vitest";
import * as errors from "./errors.ts";

const { PagingError, QueryError } = errors;

/** Typed by its base, so that `is` can be called on any of them. */
const classes: readonly ((abstract new (...args: never) => Error) & { is(value: unknown): boolean })[] = [
  QueryError,
  PagingError,
];
const created = [new QueryError("no"), new PagingError("no")];

describe.each(classes)("%o.is", (ErrorClass) => {
  it.each(created)("matches %o by class", (error) => {
    expect(ErrorClass.is(error)).toBe(error instanceof ErrorClass);
    expect(error.name).toBe(error instanceof QueryError ? "QueryError" : "PagingError");
  });

  it.each([undefined, null, "QueryError", new Error("no"), { name: ErrorClass.name }])("rejects %o", (value) => {
    expect(ErrorClass.is(value)).toBe(false);
  });
});

it("guards match subclasses", () => {
  class Special extends QueryError {}
  expect(QueryError.is(new Special("no"))).toBe(true);
  expect(PagingError.is(new Special("no"))).toBe(false);
});

it("guards match errors of another copy of the package", async () => {
  vi.resetModules();
  const copy = await import("./errors.ts");
  expect(new copy.QueryError("no")).not.toBeInstanceOf(QueryError);
  expect(QueryError.is(new copy.QueryError("no"))).toBe(true);
  expect(PagingError.is(new copy.QueryError("no"))).toBe(false);
});

it("the table above covers every exported class", () => {
  expect(Object.keys(errors).toSorted()).toEqual(["PagingError", "QueryError"]);
});
