import type { OperationId } from "../generated/control-operation-id.ts";

/** A change that the control plane made. */
export interface Change {
  readonly workspace: string;
  readonly operation: OperationId;
}

/** Publishes the changes that this process's control plane makes, for pages that show a workspace. */
export class Changes {
  readonly #listeners = new Set<(change: Change) => void>();

  publish(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }

  /** Calls the listener with every change until the returned function is called. */
  listen(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
