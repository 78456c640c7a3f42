import type { Operation } from "@chekt/description";
import { exampleCalls } from "../../generate/calls.ts";
import type { Run } from "../../engine/run.ts";
import type { Call } from "../../engine/wire/call.ts";

/** A call that would succeed, to be sent with something about it that must not. It uses up nothing. */
export async function probeCall(run: Run, operation: Operation): Promise<Call> {
  const [example] = exampleCalls(operation);
  if (!example) throw new Error(`There is no example of ${operation.id}.`);
  return run.fixture.settle(operation, example);
}
