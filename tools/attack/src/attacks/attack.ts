import type { Random } from "../random.ts";
import type { Answer, Target } from "../target.ts";

/** What an attack is given. */
export interface Arena {
  readonly target: Target;
  readonly random: Random;
  /** A token of the attacker. */
  readonly token: string;
}

/** One kind of attack. */
export interface Attack {
  readonly name: string;
  /**
   * Attacks once, with one or several requests, and returns their responses.
   *
   * @throws Finding if the sandbox does something that it must not.
   */
  run(arena: Arena): Promise<Answer[]>;
}
