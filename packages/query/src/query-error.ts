/** A query that cannot be sent: it names a column that does not exist, or a value that does not fit. */
export class QueryError extends Error {
  /** The column at fault, where one is. */
  declare readonly column: string | undefined;

  constructor(message: string, column?: string) {
    super(message);
    this.column = column;
  }

  override get name(): "QueryError" {
    return "QueryError";
  }
}

/**
 * Refuses a value that does not fit the place where it stands.
 *
 * @throws QueryError
 */
export function refuse(where: string, value: unknown, what: string, column?: string): never {
  throw new QueryError(`${where}: ${JSON.stringify(value)} is not ${what}`, column);
}

/**
 * Makes sure that a value is one of those that may stand in a place.
 *
 * @throws QueryError when it is not.
 */
export function oneOf<Option extends string>(
  where: string,
  value: unknown,
  options: readonly Option[],
  column?: string,
): Option {
  return options.find((option) => option === value) ?? refuse(where, value, `one of ${options.join(", ")}`, column);
}
