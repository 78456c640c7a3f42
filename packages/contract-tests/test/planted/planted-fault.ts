import type { Target } from "../../src/engine/target.ts";
import type { Fault } from "./faulty.ts";

/** A fault that is planted around the running sandbox, to test that the suite finds it. */
export interface PlantedFault {
  /** What the faulty server does wrong, as a caller would describe it. */
  readonly name: string;
  /** The check that must find it. */
  readonly check: string;
  /** The task to run, or the start of the names of several tasks. The whole suite would find the fault too. */
  readonly task: string;
  /** Why the suite cannot find it. */
  readonly notFound?: string;
  /** Creates the fault. Each run gets a new one, so that no state remains from an earlier run. */
  readonly fault: (target: Target) => Fault;
}
