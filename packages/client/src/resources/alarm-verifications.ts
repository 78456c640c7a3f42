import { bodyMethod, type BodyMethod, type PathKey, type Scope } from "../methods/bound.ts";

/** Requests to verify whether an alarm is real. */
export interface AlarmVerifications<Bound extends PathKey = never> {
  /** Records a contact's response to a pending verification. Sending the same response again is safe. */
  readonly respond: BodyMethod<"respondToAlarmVerification", Bound>;
}

export function alarmVerifications<Bound extends PathKey>(scope: Scope): AlarmVerifications<Bound> {
  return {
    respond: bodyMethod(scope, "respondToAlarmVerification"),
  };
}
