import { onClick, onSubmit } from "../shell/action.ts";
import type { Control } from "../shell/control.ts";
import { byId, setText } from "../shell/dom.ts";
import { utc } from "../shell/times.ts";
import type { Card } from "./card.ts";

/** What the clock shows, as the control plane says. */
interface Face {
  readonly now: string;
  readonly stands: boolean;
}

export interface ClockCard extends Card {
  /** What the clock of the workspace shows; undefined until it was read. */
  now(): number | undefined;
  /** Hears each second. */
  onTick(listener: () => void): void;
}

/** The clock of the workspace, ticking or standing as it does there. */
export function clockCard(control: Control): ClockCard {
  const toggle = byId("clock-toggle", HTMLButtonElement);
  const listeners: (() => void)[] = [];
  let face: Face | undefined;
  let readAt = 0;

  const now = (): number | undefined => face && Date.parse(face.now) + (face.stands ? 0 : performance.now() - readAt);
  function draw(): void {
    const moment = now();
    if (!face || moment === undefined) return;
    const time = byId("clock-now", HTMLTimeElement);
    time.dateTime = new Date(moment).toISOString();
    setText(time, utc(moment));
    setText(byId("clock-state", HTMLElement), face.stands ? "stands still" : "ticks");
    setText(toggle, face.stands ? "Resume" : "Stop");
    for (const listener of listeners) listener();
  }
  function take(read: Face): void {
    face = read;
    readAt = performance.now();
    draw();
  }
  const change = async (body: Partial<Face> & { readonly advance?: number }): Promise<undefined> =>
    take(await control.call<Face>("PATCH", "/clock", body)) as undefined;

  for (const button of document.querySelectorAll("[data-advance]")) {
    if (button instanceof HTMLButtonElement) {
      onClick(button, () => change({ advance: Number(button.dataset["advance"]) }));
    }
  }
  onClick(toggle, () => change({ stands: !face?.stands }));
  onSubmit(byId("clock-form", HTMLFormElement), () =>
    // Setting a clock lets it go on; one that stands is to stay so.
    change({ now: toTimestamp(byId("clock-set", HTMLInputElement).value), stands: face?.stands ?? false }),
  );
  setInterval(draw, 1000);
  return {
    now,
    onTick: (listener) => listeners.push(listener),
    refresh: async () => take(await control.call<Face>("GET", "/clock")),
  };
}

/** What the field holds, which is in UTC and leaves the seconds out where they are none. */
function toTimestamp(value: string): string {
  return value === "" ? "" : `${value.length === "2026-01-01T00:00".length ? `${value}:00` : value}Z`;
}
