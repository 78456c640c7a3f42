import type { Operation } from "@chekt/description";
import { exampleCalls } from "../../generate/calls.ts";
import type { Run } from "../../engine/run.ts";
import type { Call } from "../../engine/wire/call.ts";

/** Builds a call that would succeed, for a probe to break. */
export async function probeCall(run: Run, operation: Operation): Promise<Call> {
  const [example] = exampleCalls(operation);
  if (!example) throw new Error(`The description has no example of ${operation.id}.`);
  return run.fixture.settle(operation, example);
}
