import { formatPointer, isObject, type Json, type Operation } from "@chekt/description";
import type { Description } from "../description.ts";
import type { Call } from "../engine/wire/call.ts";

/** The items of a bulk request, and which of them are invalid. */
export interface InvalidItems {
  readonly items: readonly Json[];
  /** The positions of the invalid items. */
  readonly invalid: readonly number[];
}

/** Finds the invalid items of a bulk request. Undefined if all items are valid, or the body is invalid as a whole. */
export function findInvalidItems(
  { validator }: Pick<Description, "validator">,
  { bulk, body }: Operation,
  call: Call,
): InvalidItems | undefined {
  if (!bulk || !body || call.body === undefined) return undefined;
  const items = bulk.property === undefined ? call.body : isObject(call.body) ? call.body[bulk.property] : undefined;
  const validate = validator(body.schema);
  if (!Array.isArray(items) || validate(call.body)) return undefined;
  const below = bulk.property === undefined ? "/" : `${formatPointer(bulk.property)}/`;
  const invalid = new Set<number>();
  for (const { instancePath } of validate.errors ?? []) {
    if (!instancePath.startsWith(below)) return undefined;
    invalid.add(Number(instancePath.slice(below.length).split("/")[0]));
  }
  return { items, invalid: [...invalid] };
}
