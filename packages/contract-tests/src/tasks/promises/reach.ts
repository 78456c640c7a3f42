import type { Operation } from "@chekt/description";
import type { Description } from "../../description.ts";
import { exampleCalls } from "../../generate/calls.ts";
import { requiredCapabilities, consumedParameter } from "../../engine/prose.ts";
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
    { bearer: "user", who: "a user", dealerId: own, needs: ["connecting"] },
    { bearer: "user", who: "a user", dealerId: ofUser, needs: ["connecting"] },
  ];
}

/** Every operation gets 403 with a token that does not reach the dealer. */
export function reachTasks(description: Description): Task[] {
  return description.operations
    .filter(({ scheme }) => scheme !== undefined)
    .map((operation) => ({
      id: `promises/${operation.id}/reach`,
      phase: "promises",
      title: "with tokens that do not reach the dealer",
      operation: operation.id,
      checks: [NAME],
      needs: ["tokens", ...requiredCapabilities(operation)],
      run: (run) => checkReach(run, operation),
    }));
}

async function checkReach(run: Run, operation: Operation): Promise<void> {
  const [example] = exampleCalls(operation);
  if (!example) return;
  // Creating a dealer for the call would connect it, so that the token reaches it.
  const settled = await run.fixture.settle(
    operation,
    example,
    consumedParameter(operation) === "dealerId" ? ["dealerId"] : [],
  );
  for (const { bearer, who, dealerId, needs } of outOfReach(run, operation)) {
    const missing = needs.map((need) => run.target.capabilities[need]).find((capability) => capability !== true);
    if (missing !== undefined) {
      run.notTried.add(missing);
      continue;
    }
    const call: Call = dealerId === undefined ? settled : { ...settled, path: { ...settled.path, dealerId } };
    const exchange = await run.call(operation, call, { kind: "open" }, bearer);
    if (exchange.status === 403) continue;
    const target = dealerId === undefined ? "" : ` for dealer ${dealerId}`;
    const where = `${operation.pointer}/responses/403`;
    run.report(
      { check: NAME, expected: `403 for the token of ${who}${target}`, where, got: String(exchange.status) },
      operation,
      exchange,
    );
  }
}
