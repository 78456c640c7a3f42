import type { Description } from "../../description.ts";
import { exampleCalls } from "../../generate/calls.ts";
import type { Task } from "../../engine/task.ts";

/** Requests each described response with `Prefer`: its examples, and one generated from its schema. */
export function preferredTasks(description: Description): Task[] {
  return description.operations.map((operation) => ({
    id: `examples/${operation.id}/preferred`,
    phase: "examples",
    title: "with each described response requested by Prefer",
    operation: operation.id,
    checks: [],
    needs: ["preferences", "writes"],
    async run(run) {
      const [example] = exampleCalls(operation);
      if (!example) return;
      for (const { status, content } of operation.responses.values()) {
        const preferences = [
          `code=${status}`,
          `code=${status}, dynamic=true, seed=chekt`,
          ...(content?.examples ?? []).map(({ name }) => `code=${status}, example=${name}`),
        ];
        for (const prefer of preferences) {
          const call = { ...example, headers: { ...example.headers, prefer } };
          await run.call(operation, call, { kind: "valid", statuses: [status] });
        }
      }
    },
  }));
}
