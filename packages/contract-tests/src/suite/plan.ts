import type { Description } from "../description.ts";
import { boundaryTasks } from "../phases/boundaries.ts";
import { exampleTasks } from "../phases/examples.ts";
import { fuzzingTasks } from "../phases/fuzzing.ts";
import { preferredTasks } from "../phases/preferred.ts";
import { promiseTasks } from "../promises/tasks.ts";
import { allowHeaderTasks } from "../checks/allow-header-conformance.ts";
import { ignoredAuthTasks } from "../checks/ignored-auth.ts";
import { missingHeaderTasks } from "../checks/missing-required-header.ts";
import { unknownPathTask } from "../checks/unknown-path.ts";
import { unsupportedMethodTasks } from "../checks/unsupported-method.ts";
import { answerChecks } from "../checks/answer-checks.ts";
import { statefulTasks } from "../stateful/tasks.ts";
import type { JudgeOptions } from "./options.ts";
import type { Task } from "./task.ts";

/** All tasks of the suite for a description, in the order in which they are run. */
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

/** The tasks that are asked for. */
export function planOf(description: Description, { operations, checks, tasks }: JudgeOptions): Task[] {
  const ofAnswers = new Set(answerChecks.map(({ name }) => name));
  const isAsked = (task: Task): boolean =>
    (!operations || (task.operation !== undefined && operations.includes(task.operation))) &&
    (!checks || checks.some((check) => ofAnswers.has(check) || task.checks.includes(check))) &&
    (!tasks || tasks.some((name) => task.id === name || task.id.startsWith(`${name}/`)));
  return allTasks(description).filter(isAsked);
}
