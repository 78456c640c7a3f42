import type { OperationId } from "../generated/control-operation-id.ts";

/** Something that the control plane was told to do, and did. */
export interface Change {
  readonly workspace: string;
  readonly operation: OperationId;
}

/** What the control plane of this process does, for those who look at a workspace meanwhile. */
export class Changes {
  readonly #listeners = new Set<(change: Change) => void>();

  tell(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }

  /** Hears of every change from now on, until the function that comes back is called. */
  listen(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
