import { type Difference, classes } from "./difference.ts";
import { toDifferences } from "./finding.ts";
import { inlined } from "./inline.ts";
import { type JsonObject, same } from "./json.ts";
import { type Pair, pairsOf } from "./pairs.ts";
import { differencesIn, isEmpty, questionOf } from "./question.ts";
import { redoclyDiff } from "./redocly.ts";
import { access } from "./rules/access.ts";
import { wholeApi } from "./rules/api.ts";
import { columns } from "./rules/columns.ts";
import { documentation } from "./rules/documentation.ts";
import { endpoint } from "./rules/endpoint.ts";
import { links } from "./rules/links.ts";
import { marks } from "./rules/marks.ts";

const rules = [endpoint, access, marks, columns, links, documentation];

/** Two descriptions, as far as they can be compared without Redocly. */
export interface Comparison {
  readonly differences: readonly Difference[];
  /** The operations that are in both. */
  readonly pairs: readonly Pair[];
}

/** Finds every difference between two bundles of the description, the gravest first. */
export async function compare(before: JsonObject, after: JsonObject): Promise<Difference[]> {
  const { differences, pairs } = compareByRules(before, after);
  const question = questionOf(pairs);
  const changes = isEmpty(question) ? [] : await redoclyDiff(question.base, question.revision);
  const found = [...differences, ...differencesIn(question, changes)];
  return sorted([...found, ...unseen(pairs, found)]);
}

/** Operations that differ without any rule's having said so. What no rule knows is not taken for harmless. */
export function unseen(pairs: readonly Pair[], found: readonly Difference[]): Difference[] {
  const named = new Set(found.map(({ operation }) => operation));
  const differ = pairs.filter(({ before, after }) => !named.has(before.id) && !same(before.operation, after.operation));
  return differ.map(({ before: { id } }) => ({
    class: "risky",
    operation: id,
    text: "it changed in a way that no rule knows",
    rule: "unseen",
  }));
}

/** What our own rules find, and the pairs of operations that are left to compare. */
export function compareByRules(before: JsonObject, after: JsonObject): Comparison {
  const { kept, removed, added } = pairsOf(inlined(before), inlined(after));
  const rule = "endpoint";
  return {
    differences: [
      ...wholeApi(before, after),
      ...removed.map(({ id }): Difference => ({ class: "breaking", operation: id, text: "it was removed", rule })),
      ...added.map(({ id, method, path }): Difference => {
        const text = `a new operation, ${method.toUpperCase()} \`${path}\``;
        return { class: "harmless", operation: id, text, rule };
      }),
      ...kept.flatMap((pair) =>
        toDifferences(
          pair.before.id,
          rules.flatMap((find) => find(pair)),
        ),
      ),
    ],
    pairs: kept,
  };
}

/** The gravest first, then what is said of the whole API, then by operation. */
export function sorted(differences: readonly Difference[]): Difference[] {
  return differences.toSorted((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
}

const keyOf = ({ class: one, operation = "", text }: Difference): string =>
  [classes.indexOf(one), operation, text].join("\n");
