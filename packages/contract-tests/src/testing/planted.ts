import type { Target } from "../suite/target.ts";
import type { Fault } from "./faulty.ts";

/** A fault, and which check has to find it. */
export interface Planted {
  readonly name: string;
  readonly check: string;
  /** Where in the suite it is looked for: all of it would find it too. */
  readonly tasks: readonly string[];
  readonly fault: (target: Target) => Fault;
}
