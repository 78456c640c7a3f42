import { constants } from "node:os";

/** The signals that ask a command to end. */
export type EndSignal = "SIGINT" | "SIGTERM";

/** Thrown by what was under way when a signal asked the command to end. */
export class Interruption extends Error {
  override readonly name = "Interruption";
  /** As shells count it: 130 for SIGINT, 143 for SIGTERM. */
  readonly exitCode: number;

  constructor(signal: EndSignal) {
    super(`Interrupted by ${signal}.`);
    this.exitCode = 128 + constants.signals[signal];
  }
}

/** Aborts, with an {@link Interruption}, at the first signal that asks this process to end. It outlives them all. */
export function onInterruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => controller.abort(new Interruption(signal)));
  }
  return controller.signal;
}
