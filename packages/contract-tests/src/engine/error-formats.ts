import { type ErrorFormat, readError } from "./read-error.ts";
import type { Exchange } from "./wire/exchange.ts";

/** The format of a server's errors, and where it used which. */
export interface ErrorFormatUse {
  /** `mixed` if the server uses both, `unknown` if no error was in a known format. */
  readonly format: ErrorFormat | "mixed" | "unknown";
  /** The operations with errors in each format. */
  readonly operations: Readonly<Record<ErrorFormat, readonly string[]>>;
}

/** What names a request that belongs to no operation. */
const NO_OPERATION = "unknown paths and methods";

/** Notes in which format a server returns errors. The description allows two, and expects a server to keep to one. */
export class ErrorFormats {
  readonly #operations: Readonly<Record<ErrorFormat, Set<string>>> = { flat: new Set(), nested: new Set() };

  note(operation: string | undefined, { wire, status, json }: Exchange): void {
    // An example that the request asks for says nothing about the server.
    if (status < 400 || wire.headers["prefer"] !== undefined) return;
    const error = readError(json);
    if (error) this.#operations[error.format].add(operation ?? NO_OPERATION);
  }

  get use(): ErrorFormatUse {
    const { flat, nested } = this.#operations;
    const format = flat.size > 0 ? (nested.size > 0 ? "mixed" : "flat") : nested.size > 0 ? "nested" : "unknown";
    return { format, operations: { flat: [...flat], nested: [...nested] } };
  }
}
