import { ApiError } from "../api-error.ts";
import { checkItem } from "../description/validate.ts";
import type { OperationId } from "../generated/operation-id.ts";
import { checkTexts } from "../http/body.ts";
import { clearEmpty } from "./clear-empty.ts";

/** An item of a bulk request as sent, with the values to store, or why it is invalid. */
export type ReadItem<Item> =
  | { readonly req: unknown; readonly item: Item }
  | { readonly req: unknown; readonly refusal: ApiError };

/** Validates the items of a bulk request one by one, so that an invalid one fails alone. */
export function readItems<Item>(id: OperationId, items: readonly unknown[]): ReadItem<Item>[] {
  return items.map((req) => {
    try {
      checkItem(id, req);
      checkTexts(req, "");
      return { req, item: clearEmpty(req) as Item };
    } catch (refusal) {
      if (!(refusal instanceof ApiError)) throw refusal;
      return { req, refusal };
    }
  });
}

/** The valid items. */
export function listValid<Item>(items: readonly ReadItem<Item>[]): Item[] {
  return items.flatMap((read) => ("item" in read ? [read.item] : []));
}
