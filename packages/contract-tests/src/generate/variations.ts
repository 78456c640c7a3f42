import type { Operation } from "@chekt/description";
import type { Description } from "../description.ts";
import type { Call } from "../engine/wire/call.ts";
import { isValid } from "../engine/wire/read-back.ts";
import { bodyVariations, wireVariations } from "./body-variations.ts";
import { parameterVariations } from "./parameter-variations.ts";
import type { Variation } from "./variation.ts";

/** Lists the variations of a call. They depend only on the shape of the call. */
export function callVariations(description: Description, operation: Operation, call: Call): Variation[] {
  return [
    ...parameterVariations(description, operation, call),
    ...bodyVariations(description, operation, call),
    ...wireVariations(operation, call),
  ];
}

/** Returns whether a variation is still valid after it was encoded and decoded. */
export function staysValid(description: Description, operation: Operation, variation: Variation): boolean {
  return variation.wire === undefined && isValid(description, operation, variation.call());
}
