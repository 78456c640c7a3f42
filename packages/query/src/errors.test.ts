import { describe, expect, it, vi } from "vitest";
import * as errors from "./errors.ts";

const { PagingError, QueryError } = errors;

const created = [new QueryError("no"), new PagingError("no")];

describe.each([QueryError, PagingError])("%o.is", (ErrorClass) => {
  it.each(created)("matches %o by class", (error) => {
    expect(ErrorClass.is(error)).toBe(error instanceof ErrorClass);
    expect(error.name).toBe(error instanceof QueryError ? "QueryError" : "PagingError");
  });

  it("matches a subclass", () => {
    class Special extends ErrorClass {}
    expect(ErrorClass.is(new Special("no"))).toBe(true);
  });

  it.each([undefined, null, "QueryError", new Error("no"), { name: ErrorClass.name }])("rejects %o", (value) => {
    expect(ErrorClass.is(value)).toBe(false);
  });
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
