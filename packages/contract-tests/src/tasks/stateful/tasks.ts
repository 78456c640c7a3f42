import * as fc from "fast-check";
import type { Description } from "../../description.ts";
import type { Run } from "../../engine/run.ts";
import type { Task } from "../../engine/task.ts";
import { serialise } from "../../engine/wire/serialise.ts";
import { KnownFailure } from "./act.ts";
import { listCommands } from "./commands.ts";
import { linkTasks } from "./links.ts";
import { alive, readKinds, type Model } from "./model.ts";

/** The maximum length and number of sequences. */
const MAX_STEPS = 120;
const MAX_SEQUENCES = 200;

/** Lists the tasks that compare the server with a model over sequences of requests. */
export function statefulTasks(description: Description): Task[] {
  return [
    ...linkTasks(description),
    {
      id: "stateful/sequences",
      phase: "stateful",
      title: "sequences of requests, compared with a model",
      operation: undefined,
      checks: ["model_conformance", "ensure_resource_availability", "use_after_free"],
      needs: ["stateful", "writes"],
      run: (run) => runSequences(run, description),
    },
  ];
}

async function runSequences(run: Run, description: Description): Promise<void> {
  const sequences = fc.commands(listCommands(description, readKinds(description)), {
    maxCommands: MAX_STEPS,
    size: "max",
  });
  const times = Math.max(10, Math.min(MAX_SEQUENCES, Math.floor(run.settings.cases / 2)));
  await run.property(undefined, sequences, times, async (steps) => {
    const model: Model = { dealerId: run.target.access.dealers.own, things: [] };
    try {
      await fc.asyncModelRun(() => ({ model, real: run }), steps);
    } catch (error) {
      if (!(error instanceof KnownFailure)) throw error;
    } finally {
      await deleteThings(run, model);
    }
  });
}

/** Deletes everything before the next sequence: sites first, then the stations that they used. */
async function deleteThings(run: Run, model: Model): Promise<void> {
  for (const { kind, path } of [...alive(model, "siteId"), ...alive(model, "monitoringStationId")]) {
    if (!kind.remove) continue;
    const call = { path, query: {}, headers: {}, body: undefined };
    const wire = serialise(kind.remove, call, await run.tokens.get("partner", run.task));
    run.session.ledger.note(kind.remove, wire, await run.session.send(wire));
  }
}
