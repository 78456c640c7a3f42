import { bodyMethod, type BodyMethod, type PathKey, pathMethod, type PathMethod, type Scope } from "../bound.ts";

/** How sites are armed. */
export interface ArmingSettings<Bound extends PathKey = never> {
  /** Reads which security system arms a site. */
  readonly get: PathMethod<"getArmingSettings", Bound>;
  /** Switches a site to another security system. */
  readonly update: BodyMethod<"updateArmingSettings", Bound>;
}

export function armingSettings<Bound extends PathKey>(scope: Scope): ArmingSettings<Bound> {
  return {
    get: pathMethod(scope, "getArmingSettings"),
    update: bodyMethod(scope, "updateArmingSettings"),
  };
}
