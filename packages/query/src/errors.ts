/** Marks the errors of this package. The same symbol in every copy of it and in every realm, where `instanceof` fails. */
const brand = Symbol.for("@chekt/partner-query/error");

/** A query that the API would refuse: an unknown column, or a value or an operator that does not fit its column. */
export class QueryError extends Error {
  /** The invalid column, or the column of the invalid condition. */
  declare readonly column: string | undefined;

  constructor(message: string, column?: string) {
    super(message);
    this.column = column;
    Object.defineProperty(this, brand, { value: "QueryError" });
  }

  override get name(): "QueryError" {
    return "QueryError";
  }

  /** Whether a value is a `QueryError`, including one of another copy of this package. */
  static is(value: unknown): value is QueryError {
    return Reflect.get(Object(value), brand) === "QueryError";
  }
}

/** A list that cannot be read to its end, because the server's responses do not match the requests. */
export class PagingError extends Error {
  constructor(message: string) {
    super(message);
    Object.defineProperty(this, brand, { value: "PagingError" });
  }

  override get name(): "PagingError" {
    return "PagingError";
  }

  /** Whether a value is a `PagingError`, including one of another copy of this package. */
  static is(value: unknown): value is PagingError {
    return Reflect.get(Object(value), brand) === "PagingError";
  }
}
