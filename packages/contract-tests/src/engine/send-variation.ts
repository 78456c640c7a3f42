import type { Intent } from "../checks/response-check.ts";
import type { Operation } from "@chekt/description";
import type { Variation } from "../generate/variation.ts";
import { staysValid } from "../generate/variations.ts";
import { rightStatuses } from "./prose.ts";
import type { Run } from "./run.ts";
import type { Judged } from "./session.ts";

/** What is right for a call after a variation. */
function deriveIntent({ description }: Pick<Run, "description">, operation: Operation, variation: Variation): Intent {
  if (staysValid(description, operation, variation)) {
    const madeUp = variation.property === undefined ? [] : [variation.property];
    return { kind: "valid", statuses: rightStatuses(description, operation, madeUp) };
  }
  const { name: how, where, place } = variation;
  // What is no id may be called invalid or unknown; at the token endpoint a client may be unknown before all else.
  const statuses = place === "path" ? [400, 404] : operation.id === "createToken" ? [400, 401] : [400];
  return { kind: "invalid", statuses, how, where };
}

/** Sends a call after a variation; undefined where the target cannot be judged by it. */
export async function sendVariation(run: Run, operation: Operation, variation: Variation): Promise<Judged | undefined> {
  const { needs } = variation;
  const capability = needs === undefined ? true : run.target.capabilities[needs];
  const intent = deriveIntent(run, operation, variation);
  if (capability !== true && intent.kind === "invalid") {
    run.notTried.add(capability);
    return undefined;
  }
  return run.judge(operation, variation.call(), intent, variation.wire);
}
