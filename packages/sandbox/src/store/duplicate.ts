/** SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY: https://sqlite.org/rescode.html */
const SQLITE_CODES: ReadonlySet<unknown> = new Set([2067, 1555]);

/** unique_violation: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const POSTGRES_CODE = "23505";

/** Whether the store rejected a row because its key is already used. */
export function isDuplicate(error: unknown): boolean {
  const { errcode, code }: { errcode?: unknown; code?: unknown } = Object(error);
  return SQLITE_CODES.has(errcode) || code === POSTGRES_CODE;
}

/**
 * Awaits a write that may violate a unique key.
 *
 * @throws the error that `refusal` returns in that case.
 */
export async function rejectDuplicate<Result>(work: Promise<Result>, refusal: () => Error): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw isDuplicate(error) ? refusal() : error;
  }
}
