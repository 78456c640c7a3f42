import { isObject, type JsonObject } from "@chekt/description";
import type { Exchange } from "../engine/wire/exchange.ts";
import type { Intent } from "./response-check.ts";

/** Which items of a bulk request must fail. */
export type InvalidItemsIntent = Extract<Intent, { kind: "invalidItems" }>;

/** The results of a bulk request with invalid items; undefined if the response is not one. */
export function listResults({ status, json }: Exchange, intent: Intent): JsonObject[] | undefined {
  if (intent.kind !== "invalidItems" || !intent.statuses.includes(status) || !isObject(json)) return undefined;
  const { results } = json;
  return Array.isArray(results) ? results.map((result) => (isObject(result) ? result : {})) : undefined;
}

/** Names the invalid items: `item 0`, `items 0 and 2`. */
export function nameItems({ invalid }: InvalidItemsIntent): string {
  return `${invalid.length === 1 ? "item" : "items"} ${invalid.join(" and ")}`;
}
