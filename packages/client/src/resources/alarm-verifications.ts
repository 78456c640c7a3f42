import { ConflictError, NotFoundError, StatusError } from "../errors.ts";
import { callOperation } from "../http/call.ts";
import type { WriteOptions } from "../http/transport.ts";
import {
  bodyMethod,
  type BodyMethod,
  type PathKey,
  type Scope,
  splitPathParameters,
  type Where,
} from "../methods/bound.ts";
import type { OperationBody, OperationData } from "../types.ts";

type Recorded = OperationData<"respondToAlarmVerification">;

/**
 * What became of an answer to a verification:
 *
 * - `recorded`: it counts.
 * - `unchanged`: the same answer was recorded before, perhaps by an attempt of this call whose response was lost.
 * - `conflict`: another answer was recorded before, and still counts.
 * - `gone`: the verification has expired or does not exist, so nothing was recorded. Tell the contact.
 */
export type AnswerResult =
  | { readonly outcome: "recorded" | "unchanged"; readonly data: Recorded }
  | { readonly outcome: "conflict" | "gone"; readonly error: StatusError };

/** Requests to verify whether an alarm is real. */
export interface AlarmVerifications<Bound extends PathKey = never> {
  /**
   * Records a contact's answer to a pending verification, and returns what became of it. Throws only when that cannot be
   * determined, such as for invalid input or a lost connection. Sending the same answer again is safe.
   *
   * @example
   * ```ts
   * import { createPartnerClient } from "@chekt/partner-client";
   *
   * const chekt = createPartnerClient({ clientId: "my-app", clientSecret: "my-secret" });
   * const { outcome } = await chekt.alarmVerifications.answer(
   *   { dealerId: 42, siteId: 7, verificationId: "550e8400-e29b-41d4-a716-446655440000" },
   *   { contact_id: 1, action: "dispatch", responded_at: new Date().toISOString() },
   * );
   * if (outcome === "gone") console.warn("It was too late: call the monitoring station.");
   * ```
   */
  readonly answer: (
    ...args: [
      ...where: Where<"respondToAlarmVerification", Bound>,
      answer: OperationBody<"respondToAlarmVerification">,
      options?: WriteOptions,
    ]
  ) => Promise<AnswerResult>;
  /** Records a contact's response to a pending verification like `answer`, but throws if it does not count. */
  readonly respond: BodyMethod<"respondToAlarmVerification", Bound>;
}

export function alarmVerifications<Bound extends PathKey>(scope: Scope): AlarmVerifications<Bound> {
  const operation = "respondToAlarmVerification";
  return {
    answer: async (...args) => {
      const { path, rest } = splitPathParameters(scope, operation, args);
      const [body, options] = rest as [object, WriteOptions | undefined];
      try {
        const data = await callOperation<Recorded>(scope.settings, operation, { path, body, options });
        return { outcome: data.code === ALREADY_ANSWERED ? "unchanged" : "recorded", data };
      } catch (error) {
        if (NotFoundError.is(error)) return { outcome: "gone", error };
        const isConflict = ConflictError.is(error) || (StatusError.is(error) && error.code === ALREADY_ANSWERED);
        if (isConflict) return { outcome: "conflict", error };
        throw error;
      }
    },
    respond: bodyMethod(scope, operation),
  };
}

/** The code of a response for a verification that was answered before. */
const ALREADY_ANSWERED = "already_answered";
