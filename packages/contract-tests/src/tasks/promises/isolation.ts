import type { Json, Operation } from "@chekt/description";
import type { Description } from "../../description.ts";
import { pathParameters } from "@chekt/description";
import { exampleCalls } from "../../generate/calls.ts";
import { requiredCapabilities } from "../../engine/prose.ts";
import type { Run } from "../../engine/run.ts";
import type { Task } from "../../engine/task.ts";
import type { Call } from "../../engine/wire/call.ts";
import { type Inventory, takeInventory } from "./inventory.ts";

const NAME = "dealer_isolation";

/** How many rows of each kind are tested. */
const ROWS = 2;

/** IDs of another dealer's rows, below a dealer that the token reaches, get 404, and the rows do not change. */
export function isolationTasks(description: Description): Task[] {
  return description.operations
    .filter((operation) =>
      pathParameters(operation).some(({ name }) => name !== "dealerId" && name !== "verificationId"),
    )
    .map((operation) => ({
      id: `promises/${operation.id}/isolation`,
      phase: "promises",
      title: "with IDs of another dealer",
      operation: operation.id,
      checks: [NAME],
      needs: ["stateful", "secondDealer", ...requiredCapabilities(operation)],
      run: (run) => checkIsolation(run, operation),
    }));
}

async function checkIsolation(run: Run, operation: Operation): Promise<void> {
  const others = await readForeign(run);
  const [example] = exampleCalls(operation);
  if (!example) return;
  const settled = await run.fixture.settle(operation, example);
  const path = await ownPath(run, operation);
  const parameters = pathParameters(operation).filter(({ name }) => others[0]?.inventory.has(name));
  if (run.target.capabilities.writes === true) await checkSibling(run, operation, settled, path);
  for (const { inventory } of others) {
    for (const { name } of parameters) {
      for (const placed of (inventory.get(name) ?? []).slice(0, ROWS)) {
        // The foreign ID alone, and together with its foreign parents except for the dealer.
        await expectMissing(run, operation, { ...settled, path: { ...path, [name]: placed.path[name] ?? null } });
        await expectMissing(run, operation, {
          ...settled,
          path: { ...path, ...placed.path, dealerId: path["dealerId"] ?? null },
        });
      }
    }
  }
  for (const { bearer, dealerId, inventory } of others) {
    const now = JSON.stringify([...(await takeInventory(run, bearer, dealerId))]);
    if (now === JSON.stringify([...inventory])) continue;
    const expected = `unchanged rows of dealer ${dealerId}`;
    run.report({ check: NAME, expected, where: operation.pointer, got: "changed rows" }, operation);
  }
}

/** A row of one site is not reachable through another site of the same dealer. */
async function checkSibling(run: Run, operation: Operation, settled: Call, path: Record<string, Json>): Promise<void> {
  const last = pathParameters(operation).at(-1)?.name;
  if (last !== "contactId" && last !== "deviceId") return;
  const siteId = await run.fixture.id("siteId", true);
  const call = { ...settled, path: { ...path, siteId } };
  await expectMissing(run, operation, call, "404 for an ID of another site");
  // It still exists at its own site.
  await run.succeed(last === "contactId" ? "getContact" : "getDevice", { path });
}

interface Foreign {
  readonly bearer: "partner" | "dealerApp";
  readonly dealerId: number;
  readonly inventory: Inventory;
}

/** Reads the rows of other dealers, each with a token that reaches it. */
export async function readForeign(run: Run): Promise<Foreign[]> {
  const { access, capabilities } = run.target;
  const { second, ofApp } = access.dealers;
  const found: Foreign[] = [];
  for (const [bearer, dealerId] of [
    ["partner", second],
    ["dealerApp", ofApp],
  ] as const) {
    if (dealerId === undefined || (bearer === "dealerApp" && capabilities.dealerApp !== true)) continue;
    found.push({ bearer, dealerId, inventory: await takeInventory(run, bearer, dealerId) });
  }
  return found;
}

async function ownPath(run: Run, operation: Operation): Promise<Record<string, Json>> {
  const path: Record<string, Json> = {};
  for (const { name } of pathParameters(operation)) path[name] = await run.fixture.id(name);
  return path;
}

async function expectMissing(
  run: Run,
  operation: Operation,
  call: Call,
  expected = "404 for an ID of another dealer",
): Promise<void> {
  const exchange = await run.call(operation, call, { kind: "open" });
  if (exchange.status === 404) return;
  const where = `${operation.pointer}/responses/404`;
  run.report({ check: NAME, expected, where, got: String(exchange.status) }, operation, exchange);
}
