import * as fc from "fast-check";
import type { Description } from "../../description.ts";
import type { Run } from "../../engine/run.ts";
import type { Task } from "../../engine/task.ts";
import { serialise } from "../../engine/wire/serialise.ts";
import { Known } from "./act.ts";
import { listCommands } from "./commands.ts";
import { linkTasks } from "./links.ts";
import { alive, readKinds, type Model } from "./model.ts";

/** The longest sequence, and how many there are at most. */
const STEPS = 120;
const MOST = 200;

/** Sequences of calls, held against a model of what has to be there. */
export function statefulTasks(description: Description): Task[] {
  return [
    ...linkTasks(description),
    {
      id: "stateful/sequences",
      phase: "stateful",
      title: "sequences of calls, against a model",
      operation: undefined,
      checks: ["model_conformance", "ensure_resource_availability", "use_after_free"],
      needs: ["stateful", "writes"],
      run: (run) => runSequences(run, description),
    },
  ];
}

async function runSequences(run: Run, description: Description): Promise<void> {
  const sequences = fc.commands(listCommands(description, readKinds(description)), { maxCommands: STEPS, size: "max" });
  const times = Math.max(10, Math.min(MOST, Math.floor(run.settings.cases / 2)));
  await run.property(undefined, sequences, times, async (steps) => {
    const model: Model = { dealerId: run.target.access.dealers.own, things: [] };
    try {
      await fc.asyncModelRun(() => ({ model, real: run }), steps);
    } catch (error) {
      if (!(error instanceof Known)) throw error;
    } finally {
      await takeAway(run, model);
    }
  });
}

/** Leaves nothing for the next sequence to find: sites first, then the stations that they used. */
async function takeAway(run: Run, model: Model): Promise<void> {
  for (const { kind, path } of [...alive(model, "siteId"), ...alive(model, "monitoringStationId")]) {
    if (!kind.remove) continue;
    const call = { path, query: {}, headers: {}, body: undefined };
    const wire = serialise(kind.remove, call, await run.tokens.of("partner", run.task));
    run.session.ledger.note(kind.remove, wire, await run.session.send(wire));
  }
}
