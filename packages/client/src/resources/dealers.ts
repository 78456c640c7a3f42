import {
  bodyMethod,
  type BodyMethod,
  type PathKey,
  pathMethod,
  type PathMethod,
  type Scope,
} from "../methods/bound.ts";
import type { Dealer } from "../types.ts";

/** The connected dealers. */
export interface Dealers<Bound extends PathKey = never> {
  /** Connects the dealer of the user's token to your own ID. Uses the token of `userTokenSource`. */
  readonly connect: BodyMethod<"connectDealer", Bound, Dealer>;
  /** Disconnects a dealer. Later calls for it fail with 403. */
  readonly disconnect: PathMethod<"disconnectDealer", Bound>;
  /** Gets a dealer. */
  readonly get: PathMethod<"getDealer", Bound, Dealer>;
  /** Updates the given properties of a dealer. */
  readonly update: BodyMethod<"updateDealer", Bound, Dealer>;
}

export function dealers<Bound extends PathKey>(scope: Scope): Dealers<Bound> {
  return {
    connect: bodyMethod(scope, "connectDealer"),
    disconnect: pathMethod(scope, "disconnectDealer"),
    get: pathMethod(scope, "getDealer"),
    update: bodyMethod(scope, "updateDealer"),
  };
}
