/** A query that cannot be sent: it names a column that does not exist, or a value that does not fit. */
export class QueryError extends Error {
  /** The column at fault, where one is. */
  readonly column: string | undefined;

  constructor(message: string, column?: string) {
    super(message);
    this.column = column;
  }

  override get name(): "QueryError" {
    return "QueryError";
  }
}
