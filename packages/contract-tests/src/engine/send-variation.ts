import type { Intent } from "../checks/response-check.ts";
import type { Operation } from "@chekt/description";
import type { Variation } from "../generate/variation.ts";
import { findInvalidItems } from "../generate/invalid-items.ts";
import { staysValid } from "../generate/variations.ts";
import { rightStatuses } from "./prose.ts";
import type { Run } from "./run.ts";
import type { Judged } from "./session.ts";

/** Determines which responses are right for a variation. */
function deriveIntent({ description }: Pick<Run, "description">, operation: Operation, variation: Variation): Intent {
  if (staysValid(description, operation, variation)) {
    const madeUp = variation.property === undefined ? [] : [variation.property];
    return { kind: "valid", statuses: rightStatuses(description, operation, madeUp) };
  }
  const { name: how, where, place } = variation;
  const found = variation.wire === undefined ? findInvalidItems(description, operation, variation.call()) : undefined;
  if (found) return { kind: "invalidItems", statuses: [operation.success], ...found, how, where };
  // A malformed ID may be invalid or unknown; the token endpoint may check the client first.
  const statuses = place === "path" ? [400, 404] : operation.id === "createToken" ? [400, 401] : [400];
  return { kind: "invalid", statuses, how, where };
}

/** Sends a variation of a call; undefined if the target cannot be tested with it. */
export async function sendVariation(run: Run, operation: Operation, variation: Variation): Promise<Judged | undefined> {
  const intent = deriveIntent(run, operation, variation);
  const needs = intent.kind === "invalidItems" ? "bulkItems" : intent.kind === "invalid" ? variation.needs : undefined;
  const capability = needs === undefined ? true : run.target.capabilities[needs];
  if (capability !== true) {
    run.notTried.add(capability);
    return undefined;
  }
  return run.judge(operation, variation.call(), intent, variation.wire);
}
