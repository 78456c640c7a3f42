import type { Description } from "../../description.ts";
import { exampleCalls } from "../../generate/calls.ts";
import { requiredCapabilities, rightStatuses } from "../../engine/prose.ts";
import type { Task } from "../../engine/task.ts";

/** Calls each operation as the examples of the description do. */
export function exampleTasks(description: Description): Task[] {
  return description.operations.map((operation) => ({
    id: `examples/${operation.id}`,
    phase: "examples",
    title: "called as in the examples",
    operation: operation.id,
    checks: [],
    needs: requiredCapabilities(operation),
    async run(run) {
      for (const [index, example] of exampleCalls(operation).entries()) {
        // Of a token request the first example is that of the client itself; a code would have to be there.
        const madeUp = operation.id === "createToken" && index > 0 ? ["code"] : [];
        const call = await run.fixture.settle(operation, example, madeUp);
        await run.call(operation, call, { kind: "valid", statuses: rightStatuses(description, operation, madeUp) });
      }
    },
  }));
}
