import type { Json } from "@chekt/description";

/** The arguments of an operation. */
export interface Call {
  /** The path parameters by name. */
  readonly path: Readonly<Record<string, Json>>;
  readonly query: Readonly<Record<string, Json>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json | undefined;
}

/** A request as it is sent. */
export interface Wire {
  readonly method: string;
  /** The encoded path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}
