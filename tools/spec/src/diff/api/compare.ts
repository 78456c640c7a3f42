import { type JsonObject, locateOperations, locateWebhooks } from "@chekt/description";
import { classes, type Finding } from "../finding.ts";
import { createNormaliser, type Direction } from "../schema/normalise.ts";
import { compareOperation } from "./compare-operation.ts";
import { compareWholeApi } from "./compare-whole-api.ts";
import { matchOperations } from "./operations.ts";
import { Scope } from "./scope.ts";

/** Finds every difference between two bundles of the description, the most severe first. */
export function compare(before: JsonObject, after: JsonObject): Finding[] {
  const findings: Finding[] = [];
  const sides = (direction: Direction) => ({
    before: createNormaliser(before, direction),
    after: createNormaliser(after, direction),
  });
  const documents = { before, after, sides: { request: sides("request"), response: sides("response") } };
  const scope = new Scope(documents, findings);
  compareWholeApi(scope);
  for (const [section, locate] of [
    ["paths", locateOperations],
    ["webhooks", locateWebhooks],
  ] as const) {
    const { kept, removed, added } = matchOperations(locate(before), locate(after));
    const at = ({ id, path, method }: (typeof removed)[number]): Scope => scope.enter(id, section, path, method);
    for (const one of removed) at(one).add("operation-removed", "breaking");
    for (const one of added) at(one).add("operation-added", "harmless");
    // CHeKT sends the requests of webhooks, and partners respond to them.
    for (const pair of kept) compareOperation(at(pair.before), pair, section === "webhooks");
  }
  return sort(dedupe(findings));
}

/** The documentation of an operation counts once, wherever it changed. */
function dedupe(findings: readonly Finding[]): Finding[] {
  const documented = new Set<string | undefined>();
  return findings.filter(({ kind, operation }) => {
    if (kind !== "documentation") return true;
    if (documented.has(operation)) return false;
    documented.add(operation);
    return true;
  });
}

const sort = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((left, right) => (sortKey(left) < sortKey(right) ? -1 : 1));

const sortKey = ({ class: one, operation = "", pointer, kind }: Finding): string =>
  [classes.indexOf(one), operation, pointer, kind].join("\n");
