import type { Target } from "../engine/target.ts";
import { startPrismTarget } from "./prism.ts";
import { startSandboxTarget } from "./sandbox.ts";
import { startSandboxThroughPrismTarget } from "./sandbox-through-prism.ts";

/** The names of the targets that the suite starts. */
export const localTargets = ["prism", "sandbox", "sandbox-through-prism"] as const;
export type LocalTarget = (typeof localTargets)[number];

export function isLocal(name: string): name is LocalTarget {
  return localTargets.some((one) => one === name);
}

const starts: Readonly<Record<LocalTarget, () => Promise<Target>>> = {
  prism: startPrismTarget,
  sandbox: startSandboxTarget,
  "sandbox-through-prism": startSandboxThroughPrismTarget,
};

/** @throws NoTarget if a package that the target needs is not installed. */
export function startLocal(name: LocalTarget): Promise<Target> {
  return starts[name]();
}
