import * as fc from "fast-check";
import type { Operation } from "@chekt/description";
import type { Description } from "../../description.ts";
import { pathParameters } from "@chekt/description";
import { validCalls } from "../../generate/calls.ts";
import { staysValid, callVariations } from "../../generate/variations.ts";
import { requiredCapabilities, rightStatuses } from "../../engine/prose.ts";
import type { Run } from "../../engine/run.ts";
import { type Judged, throwFirst } from "../../engine/session.ts";
import type { Task } from "../../engine/task.ts";
import type { Call } from "../../engine/wire/call.ts";
import { sendVariation } from "../../engine/send-variation.ts";

interface Input {
  readonly call: Call;
  /** Parameters that keep their generated values instead of IDs of existing rows. */
  readonly madeUp: readonly string[];
  /** The index of the rule to break; null for a valid request. */
  readonly broken: number | null;
}

/** Calls each operation with generated requests: valid ones, and ones that break one rule. */
export function fuzzingTasks(description: Description): Task[] {
  return description.operations.map((operation) => ({
    id: `fuzzing/${operation.id}`,
    phase: "fuzzing",
    title: "with generated requests",
    operation: operation.id,
    checks: ["negative_data_rejection", "positive_data_acceptance"],
    needs: requiredCapabilities(operation),
    run: (run) =>
      run.property(operation, inputs(description, operation), run.settings.cases, async (input) => {
        const judged = await tryInput(run, operation, input);
        if (judged) throwFirst(judged);
      }),
  }));
}

function inputs(description: Description, operation: Operation): fc.Arbitrary<Input> {
  const names = operation.id === "createToken" ? ["client_id"] : pathParameters(operation).map(({ name }) => name);
  return fc.record({
    call: validCalls(description, operation),
    madeUp: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray(names) }),
    broken: fc.option(fc.nat({ max: 10_000 }), { freq: 2 }),
  });
}

async function tryInput(run: Run, operation: Operation, { call, madeUp, broken }: Input): Promise<Judged | undefined> {
  const { description } = run;
  const settled = await run.fixture.settle(operation, call, broken === null ? madeUp : []);
  if (broken !== null) {
    const variations = callVariations(description, operation, settled);
    for (const offset of variations.keys()) {
      const variation = variations[(broken + offset) % variations.length];
      if (!variation || variation.large || staysValid(description, operation, variation)) continue;
      return sendVariation(run, operation, variation);
    }
  }
  const statuses = rightStatuses(description, operation, madeUp);
  return run.judge(operation, settled, { kind: "valid", statuses });
}
