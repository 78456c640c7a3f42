import type { Operation, Response } from "@chekt/description";
import type { Description } from "../description.ts";
import type { Failure } from "../engine/finding.ts";
import type { Exchange } from "../engine/wire/exchange.ts";
import type { CapabilityName } from "../engine/target.ts";

/** What a request is meant to bring about. */
export type Intent =
  /** It is valid: one of these statuses is right. */
  | { readonly kind: "valid"; readonly statuses: readonly number[] }
  /** It is invalid in one way: one of these statuses is right. */
  | { readonly kind: "invalid"; readonly statuses: readonly number[]; readonly how: string; readonly where: string }
  /** Nothing is said of it. */
  | { readonly kind: "open" };

/** An answer to an operation, to be judged. */
export interface ReceivedResponse {
  readonly description: Description;
  readonly operation: Operation;
  readonly exchange: Exchange;
  readonly intent: Intent;
  /** What the description says of the status that came; undefined where it does not have it. */
  readonly declared: Response | undefined;
}

/** A check that looks at every answer. */
export interface ResponseCheck {
  readonly name: string;
  /** The rule, in a few words. */
  readonly rule: string;
  /** What a target has to be able to do for the check to have anything to look at. */
  readonly needs?: CapabilityName;
  readonly judge: (answered: ReceivedResponse) => Failure | undefined;
}
