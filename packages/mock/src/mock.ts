/** Where a mock listens, and how it answers. */
export interface MockOptions {
  /**
   * The port to listen on; 0 picks a free one.
   *
   * @default 4010
   */
  readonly port?: number;
  /**
   * The address or name to listen on. `0.0.0.0` lets other machines in.
   *
   * @default "127.0.0.1"
   */
  readonly host?: string;
  /**
   * Make responses up from the schemas, rather than from the examples. A request can ask for either with
   * `Prefer: dynamic=true` or `dynamic=false`.
   *
   * @default false
   */
  readonly dynamic?: boolean;
  /**
   * Answer 500 when a response of the mock itself breaks the API's description.
   *
   * @default false
   */
  readonly errors?: boolean;
  /** Called after every answer. Without it nothing is recorded. */
  readonly onRequest?: (summary: RequestSummary) => void;
  /**
   * How long `close` waits for requests under way, in milliseconds, before it cuts their connections.
   *
   * @default 1000
   */
  readonly closeGraceMs?: number;
}

/** A mock that is listening. */
export interface Mock {
  /** The base URL, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** How many operations it answers. */
  readonly operations: number;
  /** Stops listening and resolves when the last connection is gone. Calling it again gives the same promise. */
  close(): Promise<void>;
}

/** One request as it may be logged: neither query, nor headers, nor bodies. */
export interface RequestSummary {
  readonly method: string;
  /** As sent, percent-encoded; empty when it cannot be decoded. */
  readonly path: string;
  readonly status: number;
  /** From the last byte of the request's head to the answer, in milliseconds. */
  readonly durationMs: number;
  readonly traceId: string;
  /** What broke inside the mock, when the status is 500 for that reason. */
  readonly fault?: unknown;
}
