/**
 * What a difference means for a partner:
 *
 * - `breaking`: a program that is right by the released description can fail, or do something else than it did.
 * - `risky`: it depends on how that program is written.
 * - `harmless`: no program can fail by it.
 */
export type Class = "breaking" | "risky" | "harmless";

/** The classes, the gravest first. */
export const classes: readonly Class[] = ["breaking", "risky", "harmless"];

/** One difference between two descriptions. */
export interface Difference {
  readonly class: Class;
  /** The id of the operation as it was released; undefined where the whole API is meant. */
  readonly operation: string | undefined;
  /** What changed, in words for a partner, without the operation's name. */
  readonly text: string;
  /** The rule that found it. */
  readonly rule: string;
}

/** The gravest class of some differences; undefined when there are none. */
export function gravest(differences: readonly Difference[]): Class | undefined {
  return classes.find((one) => differences.some((difference) => difference.class === one));
}
