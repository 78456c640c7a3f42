/** Where a mock listens, and how it responds. */
export interface MockOptions {
  /**
   * The port to listen on; 0 picks a free one.
   *
   * @default 4011
   */
  readonly port?: number;
  /**
   * The address or host name to listen on. `0.0.0.0` accepts connections from other machines.
   *
   * @default "127.0.0.1"
   */
  readonly host?: string;
  /**
   * Generate responses from the schemas instead of the examples. A request can choose with `Prefer: dynamic=true` or
   * `dynamic=false`.
   *
   * @default false
   */
  readonly dynamic?: boolean;
  /**
   * Respond with 500 if a response of the mock violates the API's description.
   *
   * @default false
   */
  readonly errors?: boolean;
  /** Called after every response. */
  readonly onRequest?: (summary: RequestSummary) => void;
  /**
   * How long `close` waits for pending requests before it closes their connections, in milliseconds.
   *
   * @default 1000
   */
  readonly closeGraceMs?: number;
}

/** A mock that is listening. */
export interface Mock {
  /** The base URL, without a trailing slash. */
  readonly url: string;
  readonly port: number;
  /** The number of operations. */
  readonly operations: number;
  /** Stops listening, and resolves when all connections are closed. Further calls return the same promise. */
  close(): Promise<void>;
}

/** A summary of a request that is safe to log: without query, headers and bodies. */
export interface RequestSummary {
  readonly method: string;
  /** The path as it was sent, percent-encoded; empty if it cannot be decoded. */
  readonly path: string;
  readonly status: number;
  /** From the end of the request's headers to the response, in milliseconds. */
  readonly durationMs: number;
  readonly traceId: string;
  /** The internal error of the mock, if that is the reason for a 500. */
  readonly fault?: unknown;
}
