import * as fc from "fast-check";
import type { Operation } from "@chekt/description";
import type { Description } from "../../description.ts";
import { listProperties } from "../../generate/body-properties.ts";
import { validCalls, exampleCalls } from "../../generate/calls.ts";
import { callVariations } from "../../generate/variations.ts";
import { requiredCapabilities } from "../../engine/prose.ts";
import type { Run } from "../../engine/run.ts";
import type { Task } from "../../engine/task.ts";
import type { Call } from "../../engine/wire/call.ts";
import { sendVariation } from "../../engine/send-variation.ts";

/** How many calls are generated to find the one with the most values. */
const SAMPLES = 60;

/** Tests each value at and just beyond its bounds, and breaks each rule of the description once. */
export function boundaryTasks(description: Description): Task[] {
  return description.operations.map((operation) => ({
    id: `boundaries/${operation.id}`,
    phase: "boundaries",
    title: "at and beyond each bound, and with each rule broken once",
    operation: operation.id,
    checks: ["negative_data_rejection", "positive_data_acceptance"],
    needs: requiredCapabilities(operation),
    async run(run) {
      const tried = new Set<string>();
      for (const base of [...exampleCalls(operation), fullest(run, operation)]) {
        const names = callVariations(description, operation, base).map(({ name }) => name);
        for (const [index, name] of names.entries()) {
          if (tried.has(name)) continue;
          tried.add(name);
          // New rows for each variation, so that one does not affect the next.
          const settled = await run.fixture.settle(operation, base);
          const variation = callVariations(description, operation, settled)[index];
          if (!variation) continue;
          const judged = await sendVariation(run, operation, variation);
          for (const failure of judged?.failures ?? []) run.report(failure, operation, judged?.exchange);
        }
      }
    },
  }));
}

/** Generates calls and returns the one with the most values. */
function fullest({ description, seed }: Run, operation: Operation): Call {
  const [first, ...others] = fc.sample(validCalls(description, operation), { seed, numRuns: SAMPLES });
  if (!first) throw new Error(`No call of ${operation.id} could be generated.`);
  return others.reduce((best, call) => (countParts(call) > countParts(best) ? call : best), first);
}

function countParts({ query, body }: Call): number {
  return Object.keys(query).length + listProperties(body).length;
}
