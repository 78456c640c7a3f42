import type { Description } from "./description.ts";
import { boundaryTasks } from "./tasks/boundaries/boundaries.ts";
import { exampleTasks } from "./tasks/examples/examples.ts";
import { fuzzingTasks } from "./tasks/fuzzing/fuzzing.ts";
import { preferredTasks } from "./tasks/examples/preferred.ts";
import { promiseTasks } from "./tasks/promises/tasks.ts";
import { allowHeaderTasks } from "./tasks/probes/allow-header-conformance.ts";
import { ignoredAuthTasks } from "./tasks/probes/ignored-auth.ts";
import { missingHeaderTasks } from "./tasks/probes/missing-required-header.ts";
import { unknownPathTask } from "./tasks/probes/unknown-path.ts";
import { unsupportedMethodTasks } from "./tasks/probes/unsupported-method.ts";
import { responseChecks } from "./checks/response-checks.ts";
import { statefulTasks } from "./tasks/stateful/tasks.ts";
import type { JudgeOptions } from "./engine/options.ts";
import type { Task } from "./engine/task.ts";

/** Lists all tasks of the suite for a description, in the order in which they run. */
export function allTasks(description: Description): Task[] {
  return [
    ...exampleTasks(description),
    ...preferredTasks(description),
    ...boundaryTasks(description),
    ...fuzzingTasks(description),
    ...ignoredAuthTasks(description),
    ...missingHeaderTasks(description),
    ...unsupportedMethodTasks(description),
    ...allowHeaderTasks(description),
    unknownPathTask,
    ...promiseTasks(description),
    ...statefulTasks(description),
  ];
}

/** Lists the tasks that the options select. */
export function planTasks(description: Description, { operations, checks, tasks }: JudgeOptions): Task[] {
  const ofResponses = new Set(responseChecks.map(({ name }) => name));
  const isSelected = (task: Task): boolean =>
    (!operations || (task.operation !== undefined && operations.includes(task.operation))) &&
    (!checks || checks.some((check) => ofResponses.has(check) || task.checks.includes(check))) &&
    (!tasks || tasks.some((name) => task.id === name || task.id.startsWith(`${name}/`)));
  return allTasks(description).filter(isSelected);
}
