import type * as fc from "fast-check";
import type { Run } from "../../engine/run.ts";
import type { Model } from "./model.ts";

/** A step of a sequence: when it applies, and what it does. */
export class Step implements fc.AsyncCommand<Model, Run> {
  readonly #name: string;
  readonly #applies: (model: Readonly<Model>) => boolean;
  readonly #execute: (model: Model, run: Run) => Promise<void>;

  constructor(
    name: string,
    applies: (model: Readonly<Model>) => boolean,
    execute: (model: Model, run: Run) => Promise<void>,
  ) {
    this.#name = name;
    this.#applies = applies;
    this.#execute = execute;
  }

  check(model: Readonly<Model>): boolean {
    return this.#applies(model);
  }

  run(model: Model, run: Run): Promise<void> {
    return this.#execute(model, run);
  }

  toString(): string {
    return this.#name;
  }
}
