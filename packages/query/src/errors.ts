/** Marks the errors of this package. The same symbol in every copy of it and in every realm, where `instanceof` fails. */
const brand = Symbol.for("@chekt/query-error");

/** The base class of the errors of this package. */
abstract class ListError extends Error {
  constructor(message: string) {
    super(message);
    // Not enumerable, so that logs do not show it.
    Object.defineProperty(this, brand, { value: this.name });
  }

  /**
   * Whether a value is an error of this class, including one of another copy of the package, where `instanceof` fails.
   * Call it as a method of the class.
   */
  static is<Instance extends Error>(this: { readonly prototype: Instance }, value: unknown): value is Instance {
    const { [brand]: name }: { [brand]?: string } = Object(value);
    return name === this.prototype.name;
  }
}

/** A query that the API would refuse: an unknown column, or a value or an operator that does not fit its column. */
export class QueryError extends ListError {
  /** The invalid column, or the column of the invalid condition. */
  declare readonly column: string | undefined;

  constructor(message: string, column?: string) {
    super(message);
    this.column = column;
  }

  override get name(): "QueryError" {
    return "QueryError";
  }
}

/** A list that cannot be read to its end, because the server's responses do not match the requests. */
export class PagingError extends ListError {
  override get name(): "PagingError" {
    return "PagingError";
  }
}
