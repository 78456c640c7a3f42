import type { Description } from "../../description.ts";
import { exampleCalls } from "../../generate/calls.ts";
import { requiredCapabilities, rightStatuses } from "../../engine/prose.ts";
import type { Task } from "../../engine/task.ts";

/** Calls each operation with the examples of the description. */
export function exampleTasks(description: Description): Task[] {
  return description.operations.map((operation) => ({
    id: `examples/${operation.id}`,
    phase: "examples",
    title: "with the examples of the description",
    operation: operation.id,
    checks: [],
    needs: requiredCapabilities(operation),
    async run(run) {
      for (const [index, example] of exampleCalls(operation).entries()) {
        // The first example of a token request uses client credentials; the others need a code that does not exist.
        const madeUp = operation.id === "createToken" && index > 0 ? ["code"] : [];
        const call = await run.fixture.settle(operation, example, madeUp);
        await run.call(operation, call, { kind: "valid", statuses: rightStatuses(description, operation, madeUp) });
      }
    },
  }));
}
