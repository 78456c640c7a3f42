import type { OperationId } from "../generated/operation-id.ts";

/** A request and its response in a form that may be shown: secrets are masked, long bodies truncated. */
export interface LogEntry {
  /** Increases within the process. */
  readonly id: number;
  readonly workspace: string;
  /** When the request arrived, by the machine's clock, in milliseconds since 1970. */
  readonly at: number;
  /** Undefined for an unknown path or method. */
  readonly operation: OperationId | undefined;
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly traceId: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: string | undefined;
  /** The size of the body as it was sent, in bytes. 0 without a body, or if it was not read. */
  readonly requestSize: number;
  /** Null if an injected fault dropped the connection, the client disconnected, or the sandbox stopped. */
  readonly status: number | null;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: string | undefined;
  /** The size of the body as it was sent, in bytes. */
  readonly responseSize: number;
  /** The bodies that were truncated. */
  readonly cut: readonly ("request" | "response")[];
  /** How long the request took, in milliseconds. */
  readonly milliseconds: number;
  /** Why the request was rejected, if it was. */
  readonly reason: string | undefined;
}
