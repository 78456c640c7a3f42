import {
  bodyMethod,
  type BodyMethod,
  type PathKey,
  pathMethod,
  type PathMethod,
  type Scope,
} from "../methods/bound.ts";

/** The arming settings of sites. */
export interface ArmingSettings<Bound extends PathKey = never> {
  /** Gets the security system that arms a site. */
  readonly get: PathMethod<"getArmingSettings", Bound>;
  /** Changes the security system that arms a site. */
  readonly update: BodyMethod<"updateArmingSettings", Bound>;
}

export function armingSettings<Bound extends PathKey>(scope: Scope): ArmingSettings<Bound> {
  return {
    get: pathMethod(scope, "getArmingSettings"),
    update: bodyMethod(scope, "updateArmingSettings"),
  };
}
