import type { JsonObject } from "./json.ts";
import { type Located, operationsOf } from "./operations.ts";

/** An operation as it was, and as it is. */
export interface Pair {
  readonly before: Located;
  readonly after: Located;
}

/** What became of the operations. */
export interface Pairs {
  readonly kept: readonly Pair[];
  readonly removed: readonly Located[];
  readonly added: readonly Located[];
}

const keyOf = ({ method, path }: Located): string => `${method} ${path.replaceAll(/\{[^}]*\}/g, "{}")}`;

/** Finds each operation again: by its id, or where that is new, by its method and path. */
export function pairsOf(before: JsonObject, after: JsonObject): Pairs {
  const left = operationsOf(after);
  const kept: Pair[] = [];
  const missing: Located[] = [];
  for (const one of operationsOf(before).values()) {
    const other = left.get(one.id);
    if (!other) {
      missing.push(one);
      continue;
    }
    left.delete(one.id);
    kept.push({ before: one, after: other });
  }
  const removed = missing.filter((one) => {
    const other = [...left.values()].find((candidate) => keyOf(candidate) === keyOf(one));
    if (!other) return true;
    left.delete(other.id);
    kept.push({ before: one, after: other });
    return false;
  });
  return { kept, removed, added: [...left.values()] };
}
