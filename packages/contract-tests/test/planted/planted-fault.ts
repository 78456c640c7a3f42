import type { Target } from "../../src/engine/target.ts";
import type { Fault } from "./faulty.ts";

/** A fault that is planted in the sandbox, to see whether the suite finds it. */
interface Planted {
  /** What is wrong then, as whoever uses the API would say it. */
  readonly name: string;
  /** The check that finds it. */
  readonly check: string;
  /** The task of the suite, or the beginning of some, that is run for it: all of the suite would find it too. */
  readonly task: string;
  /** Why the suite does not find it. */
  readonly notFound?: string;
}

/** A fault in a copy of the sandbox's sources: what its authors could have got wrong. */
export interface PatchedFault extends Planted {
  /** The file, from the sandbox's `src`. */
  readonly file: string;
  /** What stands there, once. */
  readonly from: string;
  readonly to: string;
}

/** A fault in what goes over the wire: what another server could do, and no small patch makes the sandbox do. */
export interface WrappedFault extends Planted {
  readonly fault: (target: Target) => Fault;
}
