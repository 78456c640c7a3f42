import { isObject } from "@chekt/description";
import type { Description } from "../../description.ts";
import { toText } from "../../engine/wire/to-text.ts";
import { exampleCalls } from "../../generate/calls.ts";
import { Blocked } from "../../engine/finding.ts";
import type { Run } from "../../engine/run.ts";
import type { Task } from "../../engine/task.ts";
import { tokenRequest } from "../../engine/tokens.ts";
import type { Call } from "../../engine/wire/call.ts";
import { serialise } from "../../engine/wire/serialise.ts";

/** How long before and after its expiry a token is tested, in seconds. */
const MARGIN = 60;

/** Every operation rejects an expired or revoked token. */
export function tokenTasks(description: Description): Task[] {
  return [
    {
      id: "promises/expired-token",
      phase: "promises",
      title: "an expired token for each operation",
      operation: undefined,
      checks: ["expired_token"],
      needs: ["clock"],
      async run(run) {
        const calls = await listSecuredCalls(run, description);
        const { token, lifetime } = await newToken(run);
        await run.advanceClock((lifetime - MARGIN) * 1000);
        await expectAccepted(run, token);
        await run.advanceClock(2 * MARGIN * 1000);
        await expectRefused(run, "expired_token", "an expired token", calls, token);
        // A new token still works.
        await run.succeed("getDealer", { path: { dealerId: run.target.access.dealers.own } });
      },
    },
    {
      id: "promises/revoked-token",
      phase: "promises",
      title: "a revoked token for each operation",
      operation: undefined,
      checks: ["revoked_token"],
      needs: ["revocation"],
      async run(run) {
        const calls = await listSecuredCalls(run, description);
        const token = await run.tokens.fetch("partner", run.task);
        await run.target.control?.revokeToken(token);
        await expectRefused(run, "revoked_token", "a revoked token", calls, token);
      },
    },
  ];
}

/** Fetches a new token, and its lifetime in seconds. */
async function newToken(run: Run): Promise<{ token: string; lifetime: number }> {
  const wire = tokenRequest(run.description, run.target.access.partner);
  const operation = run.description.operation("createToken");
  const { json, status } = await run.send(operation, wire, { kind: "valid", statuses: [200] });
  if (!isObject(json) || status !== 200) throw new Blocked(`createToken returned ${status}`);
  return { token: toText(json["access_token"]), lifetime: Number(json["expires_in"]) };
}

/** Checks that a token is still accepted. */
async function expectAccepted(run: Run, token: string): Promise<void> {
  const operation = run.description.operation("getDealer");
  const call = { path: { dealerId: run.target.access.dealers.own }, query: {}, headers: {}, body: undefined };
  const exchange = await run.send(operation, serialise(operation, call, token), { kind: "open" }, call);
  if (exchange.status === 200) return;
  const where = "/components/schemas/ResponseTokenDto/properties/expires_in";
  const expected = "200 for a token within expires_in";
  run.report({ check: "expired_token", expected, where, got: String(exchange.status) }, operation, exchange);
}

async function listSecuredCalls(run: Run, { operations }: Description): Promise<(readonly [id: string, call: Call])[]> {
  const calls: (readonly [id: string, call: Call])[] = [];
  for (const operation of operations.filter(({ scheme }) => scheme !== undefined)) {
    const [example] = exampleCalls(operation);
    if (example) calls.push([operation.id, await run.fixture.settle(operation, example)]);
  }
  return calls;
}

async function expectRefused(
  run: Run,
  check: string,
  what: string,
  calls: readonly (readonly [id: string, call: Call])[],
  token: string,
): Promise<void> {
  for (const [id, call] of calls) {
    const operation = run.description.operation(id);
    const exchange = await run.send(operation, serialise(operation, call, token), { kind: "open" }, call);
    if (exchange.status === 401) continue;
    const where = `${operation.pointer}/responses/401`;
    run.report({ check, expected: `401 for ${what}`, where, got: String(exchange.status) }, operation, exchange);
  }
}
