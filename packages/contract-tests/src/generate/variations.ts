import type { Operation } from "@chekt/description";
import type { Description } from "../description.ts";
import type { Call } from "../engine/wire/call.ts";
import { isValid } from "../engine/wire/read-back.ts";
import { bodyVariations, wireVariations } from "./body-variations.ts";
import { parameterVariations } from "./parameter-variations.ts";
import type { Variation } from "./variation.ts";

/** All that can be done to a call, one at a time. Which ones depends on the shape of the call only. */
export function callVariations(description: Description, operation: Operation, call: Call): Variation[] {
  return [
    ...parameterVariations(description, operation, call),
    ...bodyVariations(description, operation, call),
    ...wireVariations(operation, call),
  ];
}

/** Whether a call is still valid after a variation: by the schema, once it has been written and read again. */
export function staysValid(description: Description, operation: Operation, variation: Variation): boolean {
  return variation.wire === undefined && isValid(description, operation, variation.call());
}
