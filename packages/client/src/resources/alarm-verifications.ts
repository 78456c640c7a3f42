import { bodyMethod, type BodyMethod, type PathKey, type Scope } from "../bound.ts";

/** CHeKT's questions whether an alarm is real. */
export interface AlarmVerifications<Bound extends PathKey = never> {
  /** Records what a contact of the site decided about a pending verification. The same answer may be given again. */
  readonly respond: BodyMethod<"respondToAlarmVerification", Bound>;
}

export function alarmVerifications<Bound extends PathKey>(scope: Scope): AlarmVerifications<Bound> {
  return {
    respond: bodyMethod(scope, "respondToAlarmVerification"),
  };
}
