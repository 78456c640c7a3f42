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
    c.json(await renderClock(context, await findWorkspace(context, c, "getClock"))),
  );
  control.patch("/workspaces/:workspace/clock", async (c) => {
    const workspace = await findWorkspace(context, c, "changeClock");
    const change = await readControlBody<ClockChange>(c, "changeClock");
    try {
      await changeClock(workspaceClock(context.store, context.machine, workspace), change);
    } catch (error) {
      throw error instanceof RangeError ? new ApiError(400, error.message) : error;
    }
    return c.json(await renderClock(context, workspace));
  });
}

async function changeClock(clock: Clock, { now, advance, stands }: ClockChange): Promise<void> {
  if (now !== undefined) {
    const moment = new Date(now);
    if (Number.isNaN(moment.getTime())) throw new ApiError(400, `now: ${now} is not a valid date`, "now");
    // Sets and stops the clock in one step, so that no time passes in between.
    await (stands ? clock.stop(moment) : clock.set(moment));
  }
  if (advance !== undefined) await clock.advance(advance);
  if (stands !== undefined) await (stands ? clock.stop() : clock.resume());
}

async function renderClock({ store, machine }: Context, workspace: string): Promise<object> {
  const state = await store.db
    .selectFrom("workspaces")
    .select(["clock_offset", "clock_stands"])
    .where("workspace", "=", workspace)
    .executeTakeFirstOrThrow();
  return { now: new Date(readClock(state, machine)).toISOString(), stands: state.clock_stands === 1 };
}
