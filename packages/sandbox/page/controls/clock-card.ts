import { onClick, onSubmit } from "../shell/action.ts";
import type { Control } from "../shell/control.ts";
import { byId, setText } from "../shell/dom.ts";
import { utc } from "../shell/times.ts";
import type { Card } from "./card.ts";

/** The state of the clock, as returned by the control plane. */
interface ClockState {
  readonly now: string;
  readonly stands: boolean;
}

export interface ClockCard extends Card {
  /** The time of the workspace's clock; undefined until it has been read. */
  now(): number | undefined;
  /** Calls the listener every second. */
  onTick(listener: () => void): void;
}

/** Shows and sets the clock of the workspace. The display runs and stops with it. */
export function clockCard(control: Control): ClockCard {
  const toggle = byId("clock-toggle", HTMLButtonElement);
  const listeners: (() => void)[] = [];
  let state: ClockState | undefined;
  let readAt = 0;

  const now = (): number | undefined =>
    state && Date.parse(state.now) + (state.stands ? 0 : performance.now() - readAt);
  function draw(): void {
    const moment = now();
    if (!state || moment === undefined) return;
    const time = byId("clock-now", HTMLTimeElement);
    time.dateTime = new Date(moment).toISOString();
    setText(time, utc(moment));
    setText(byId("clock-state", HTMLElement), state.stands ? "stopped" : "running");
    setText(toggle, state.stands ? "Resume" : "Stop");
    for (const listener of listeners) listener();
  }
  function take(read: ClockState): void {
    state = read;
    readAt = performance.now();
    draw();
  }
  const change = async (body: Partial<ClockState> & { readonly advance?: number }): Promise<undefined> =>
    take(await control.call<ClockState>("PATCH", "/clock", body)) as undefined;

  for (const button of document.querySelectorAll("[data-advance]")) {
    if (button instanceof HTMLButtonElement) {
      onClick(button, () => change({ advance: Number(button.dataset["advance"]) }));
    }
  }
  onClick(toggle, () => change({ stands: !state?.stands }));
  onSubmit(byId("clock-form", HTMLFormElement), () =>
    // Setting the time would start a stopped clock.
    change({ now: toTimestamp(byId("clock-set", HTMLInputElement).value), stands: state?.stands ?? false }),
  );
  setInterval(draw, 1000);
  return {
    now,
    onTick: (listener) => listeners.push(listener),
    refresh: async () => take(await control.call<ClockState>("GET", "/clock")),
  };
}

/** Converts the value of the field, which is in UTC and omits the seconds if they are zero. */
function toTimestamp(value: string): string {
  return value === "" ? "" : `${value.length === "2026-01-01T00:00".length ? `${value}:00` : value}Z`;
}
