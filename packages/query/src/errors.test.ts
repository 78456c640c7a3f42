import { describe, expect, it, vi } from "vitest";
import * as errors from "./errors.ts";

const { PagingError, QueryError } = errors;

/** Typed by its base, so that `is` can be called on any of them. */
const classes: readonly ((abstract new (...args: never) => Error) & { is(value: unknown): boolean })[] = [
  QueryError,
  PagingError,
];
const created = [new QueryError("no"), new PagingError("no")];

const pairs = classes.flatMap((ErrorClass) =>
  created.map((error) => ({ ErrorClass, error, guard: `${ErrorClass.name}.is`, errorName: error.name })),
);

const guards = classes.map((ErrorClass) => ({ ErrorClass, guard: `${ErrorClass.name}.is` }));

describe("error guards", () => {
  it("tests every exported error class", () => {
    expect(new Set(Object.values(errors))).toEqual(new Set(classes));
  });

  it.each(pairs)("$guard agrees with instanceof for $errorName", ({ ErrorClass, error }) => {
    expect(ErrorClass.is(error)).toBe(error instanceof ErrorClass);
  });

  it.each(guards)("$guard returns false for values that are not errors of this package", ({ ErrorClass }) => {
    const values = [undefined, null, ErrorClass.name, new Error("no"), { name: ErrorClass.name }];
    for (const value of values) expect(ErrorClass.is(value)).toBe(false);
  });

  it("matches subclasses of an error class", () => {
    class Special extends QueryError {}
    expect(QueryError.is(new Special("no"))).toBe(true);
    expect(PagingError.is(new Special("no"))).toBe(false);
  });

  it("matches errors of another copy of the package", async () => {
    vi.resetModules();
    const copy = await import("./errors.ts");
    expect(new copy.QueryError("no")).not.toBeInstanceOf(QueryError);
    expect(QueryError.is(new copy.QueryError("no"))).toBe(true);
    expect(PagingError.is(new copy.QueryError("no"))).toBe(false);
  });
});

describe("error classes", () => {
  it("names each error after its class", () => {
    expect(created.map(({ name }) => name)).toEqual(["QueryError", "PagingError"]);
  });
});
