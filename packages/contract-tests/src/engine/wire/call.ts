import type { Json } from "@chekt/description";

/** What an operation is called with, as values. */
export interface Call {
  /** The parameters of the path, by name. */
  readonly path: Readonly<Record<string, Json>>;
  readonly query: Readonly<Record<string, Json>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json | undefined;
}

/** A request as it goes over the wire. */
export interface Wire {
  readonly method: string;
  /** The path with its query, encoded. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}
