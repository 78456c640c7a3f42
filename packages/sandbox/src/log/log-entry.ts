import type { OperationId } from "../generated/operation-id.ts";

/** A request and its answer, as they may be shown: secrets are masked, long bodies cut. */
export interface LogEntry {
  /** Counts up within the process. */
  readonly id: number;
  readonly workspace: string;
  /** When it came, by the machine's clock, in milliseconds since 1970. */
  readonly at: number;
  /** Undefined where the API has no such path or method. */
  readonly operation: OperationId | undefined;
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly traceId: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: string | undefined;
  /** Null when the connection was dropped by a fault that was asked for. */
  readonly status: number | null;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: string | undefined;
  /** Which of the two bodies was longer than what is kept of it. */
  readonly cut: readonly ("request" | "response")[];
  /** How long it took, in milliseconds. */
  readonly milliseconds: number;
  /** Why it was refused, where it was. */
  readonly reason: string | undefined;
}
