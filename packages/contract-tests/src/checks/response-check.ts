import type { Json, Operation, Response } from "@chekt/description";
import type { Description } from "../description.ts";
import type { Failure } from "../engine/finding.ts";
import type { Exchange } from "../engine/wire/exchange.ts";
import type { CapabilityName } from "../engine/target.ts";

/** Which response a request should get. */
export type Intent =
  /** The request is valid: one of these status codes is expected. */
  | { readonly kind: "valid"; readonly statuses: readonly number[] }
  /** The request breaks one rule: one of these status codes is expected. */
  | { readonly kind: "invalid"; readonly statuses: readonly number[]; readonly how: string; readonly where: string }
  /** Only some items of a bulk request break a rule: one of these status codes is expected, and a failed result for each. */
  | {
      readonly kind: "invalidItems";
      readonly statuses: readonly number[];
      readonly items: readonly Json[];
      /** The positions of the invalid items. */
      readonly invalid: readonly number[];
      readonly how: string;
      readonly where: string;
    }
  /** Any status code may be right. */
  | { readonly kind: "open" };

/** A response to judge. */
export interface ReceivedResponse {
  readonly description: Description;
  readonly operation: Operation;
  readonly exchange: Exchange;
  readonly intent: Intent;
  /** The response that the description declares for the status code; undefined if it declares none. */
  readonly declared: Response | undefined;
}

/** A check that judges every response. */
export interface ResponseCheck {
  readonly name: string;
  /** The rule in one sentence. */
  readonly rule: string;
  /** The capability that a target needs for the check to apply. */
  readonly needs?: CapabilityName;
  readonly judge: (response: ReceivedResponse) => Failure | undefined;
}
