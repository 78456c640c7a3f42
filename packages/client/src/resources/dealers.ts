import { bodyMethod, type BodyMethod, type PathKey, pathMethod, type PathMethod, type Scope } from "../bound.ts";

/** The dealers that the client reaches. */
export interface Dealers<Bound extends PathKey = never> {
  /** Binds the dealer of the user's token to your own id of it. Takes the token of `userTokenSource`. */
  readonly connect: BodyMethod<"connectDealer", Bound>;
  /** Takes that binding back: from then on the dealer answers 403. */
  readonly disconnect: PathMethod<"disconnectDealer", Bound>;
  /** Reads a dealer. */
  readonly get: PathMethod<"getDealer", Bound>;
  /** Changes a dealer; what is left out stays as it is. */
  readonly update: BodyMethod<"updateDealer", Bound>;
}

export function dealers<Bound extends PathKey>(scope: Scope): Dealers<Bound> {
  return {
    connect: bodyMethod(scope, "connectDealer"),
    disconnect: pathMethod(scope, "disconnectDealer"),
    get: pathMethod(scope, "getDealer"),
    update: bodyMethod(scope, "updateDealer"),
  };
}
