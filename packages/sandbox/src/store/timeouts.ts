/** How long the store may take, in milliseconds. All but `lockMs` are for PostgreSQL only. */
export interface StoreTimeouts {
  /** To get a connection: a new one, or one that another request uses. */
  readonly connectMs: number;
  /** To get a lock that another transaction or process has. */
  readonly lockMs: number;
  /** To run a statement, before the server cancels it. */
  readonly statementMs: number;
  /** Between two statements of a transaction, before the server rolls it back. A process that vanishes loses its locks then. */
  readonly idleInTransactionMs: number;
  /** To respond to a statement, before its connection counts as broken. More than `statementMs`, so that the server can cancel. */
  readonly responseMs: number;
}

export const defaultTimeouts: StoreTimeouts = {
  connectMs: 5000,
  lockMs: 5000,
  statementMs: 10_000,
  idleInTransactionMs: 10_000,
  responseMs: 12_000,
};

/** Thrown if the store does not respond in time. */
export class NoResponse extends Error {
  override readonly name = "NoResponse";
}

/**
 * Waits for a promise for a limited time.
 *
 * @throws NoResponse if it takes longer.
 */
export async function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(new NoResponse(`The database did not respond within ${milliseconds} ms`));
  }, milliseconds);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
