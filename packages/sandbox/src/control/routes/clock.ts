import { ApiError } from "../../api-error.ts";
import type { Context } from "../../context.ts";
import { readClock } from "../../store/clock.ts";
import { type Clock, workspaceClock } from "../../workspaces/workspace-clock.ts";
import { readControlBody, type ControlRoutes, findWorkspace } from "./control-routes.ts";

interface ClockChange {
  readonly now?: string;
  readonly advance?: number;
  readonly stands?: boolean;
}

export function clockRoutes({ control, context }: ControlRoutes): void {
  control.get("/workspaces/:workspace/clock", async (c) =>
    c.json(await shownClock(context, await findWorkspace(context, c, "getClock"))),
  );
  control.patch("/workspaces/:workspace/clock", async (c) => {
    const workspace = await findWorkspace(context, c, "changeClock");
    const change = await readControlBody<ClockChange>(c, "changeClock");
    try {
      await changeClock(workspaceClock(context.store, context.machine, workspace), change);
    } catch (error) {
      throw error instanceof RangeError ? new ApiError(400, error.message) : error;
    }
    return c.json(await shownClock(context, workspace));
  });
}

async function changeClock(clock: Clock, { now, advance, stands }: ClockChange): Promise<void> {
  if (now !== undefined) {
    const moment = new Date(now);
    if (Number.isNaN(moment.getTime())) throw new ApiError(400, `now: there is no moment ${now}`, "now");
    // One that is to stand is to show just this, and not what has passed until it was stopped.
    await (stands ? clock.stop(moment) : clock.set(moment));
  }
  if (advance !== undefined) await clock.advance(advance);
  if (stands !== undefined) await (stands ? clock.stop() : clock.resume());
}

async function shownClock({ store, machine }: Context, workspace: string): Promise<object> {
  const face = await store.db
    .selectFrom("workspaces")
    .select(["clock_offset", "clock_stands"])
    .where("workspace", "=", workspace)
    .executeTakeFirstOrThrow();
  return { now: new Date(readClock(face, machine)).toISOString(), stands: face.clock_stands === 1 };
}
