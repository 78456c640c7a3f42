import type { Description } from "../../description.ts";
import type { Task } from "../../engine/task.ts";
import { bulkTasks } from "./bulk.ts";
import { idempotencyTask } from "./idempotency.ts";
import { isolationTasks } from "./isolation.ts";
import { listTasks } from "./lists/tasks.ts";
import { reachTasks } from "./reach.ts";
import { referenceTask } from "./references.ts";
import { rowTasks } from "./rows.ts";
import { ruleTasks } from "./rules.ts";
import { tokenTasks } from "./tokens.ts";
import { traceTask } from "./trace.ts";
import { verificationTask } from "./verifications.ts";

/** Lists the tasks for rules that the schemas cannot express. */
export function promiseTasks(description: Description): Task[] {
  return [
    ...listTasks(description),
    ...reachTasks(description),
    ...isolationTasks(description),
    referenceTask,
    ...tokenTasks(description),
    ...bulkTasks,
    verificationTask,
    traceTask,
    idempotencyTask,
    ...ruleTasks,
    ...rowTasks,
  ];
}
