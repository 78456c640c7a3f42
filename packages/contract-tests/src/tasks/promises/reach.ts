import type { Operation } from "@chekt/description";
import type { Description } from "../../description.ts";
import { exampleCalls } from "../../generate/calls.ts";
import { requiredCapabilities, usedUpBy } from "../../engine/prose.ts";
import type { Run } from "../../engine/run.ts";
import type { CapabilityName } from "../../engine/target.ts";
import type { Task } from "../../engine/task.ts";
import type { Bearer } from "../../engine/tokens.ts";
import type { Call } from "../../engine/wire/call.ts";

const NAME = "dealer_isolation";

/** A token, and a dealer that it does not reach. */
interface Reach {
  readonly bearer: Bearer;
  readonly who: string;
  readonly dealerId: number | undefined;
  readonly needs: readonly CapabilityName[];
}

function outOfReach({ target }: Run, { scheme }: Operation): Reach[] {
  const { own, second, outOfReach: other, ofUser } = target.access.dealers;
  if (scheme === "authorizationCode") {
    return [
      { bearer: "partner", who: "the partner", dealerId: undefined, needs: ["tokens"] },
      { bearer: "dealerApp", who: "a dealer app", dealerId: undefined, needs: ["dealerApp"] },
    ];
  }
  return [
    { bearer: "partner", who: "the partner", dealerId: other, needs: ["outOfReach"] },
    { bearer: "partner", who: "the partner", dealerId: ofUser, needs: ["connecting"] },
    { bearer: "dealerApp", who: "a dealer app", dealerId: own, needs: ["dealerApp"] },
    { bearer: "dealerApp", who: "a dealer app", dealerId: second, needs: ["dealerApp", "secondDealer"] },
    { bearer: "user", who: "a dealer's user", dealerId: own, needs: ["connecting"] },
    { bearer: "user", who: "a dealer's user", dealerId: ofUser, needs: ["connecting"] },
  ];
}

/** Each operation with each token, for each dealer that the token does not reach: 403, and nothing of the dealer. */
export function reachTasks(description: Description): Task[] {
  return description.operations
    .filter(({ scheme }) => scheme !== undefined)
    .map((operation) => ({
      id: `promises/${operation.id}/reach`,
      phase: "promises",
      title: "out of the token's reach",
      operation: operation.id,
      checks: [NAME],
      needs: ["tokens", ...requiredCapabilities(operation)],
      run: (run) => checkReach(run, operation),
    }));
}

async function checkReach(run: Run, operation: Operation): Promise<void> {
  const [example] = exampleCalls(operation);
  if (!example) return;
  // A dealer that is made for the call would be one that the token reaches.
  const settled = await run.fixture.settle(operation, example, usedUpBy(operation) === "dealerId" ? ["dealerId"] : []);
  for (const { bearer, who, dealerId, needs } of outOfReach(run, operation)) {
    const missing = needs.map((need) => run.target.capabilities[need]).find((capability) => capability !== true);
    if (missing !== undefined) {
      run.notTried.add(missing);
      continue;
    }
    const call: Call = dealerId === undefined ? settled : { ...settled, path: { ...settled.path, dealerId } };
    const exchange = await run.call(operation, call, { kind: "open" }, bearer);
    if (exchange.status === 403) continue;
    const what = dealerId === undefined ? "" : ` for dealer ${dealerId}`;
    const where = `${operation.pointer}/responses/403`;
    run.report(
      { check: NAME, expected: `403 for the token of ${who}${what}`, where, got: String(exchange.status) },
      operation,
      exchange,
    );
  }
}
