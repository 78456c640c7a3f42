import type * as fc from "fast-check";
import type { Run } from "../../engine/run.ts";
import type { Model } from "./model.ts";

/** One step of a sequence: when it makes sense, and what it does. */
export class Step implements fc.AsyncCommand<Model, Run> {
  readonly #name: string;
  readonly #makesSense: (model: Readonly<Model>) => boolean;
  readonly #does: (model: Model, run: Run) => Promise<void>;

  constructor(
    name: string,
    makesSense: (model: Readonly<Model>) => boolean,
    does: (model: Model, run: Run) => Promise<void>,
  ) {
    this.#name = name;
    this.#makesSense = makesSense;
    this.#does = does;
  }

  check(model: Readonly<Model>): boolean {
    return this.#makesSense(model);
  }

  run(model: Model, run: Run): Promise<void> {
    return this.#does(model, run);
  }

  toString(): string {
    return this.#name;
  }
}
