import { byId, setText } from "./dom.ts";

/** How long a notice is shown, in milliseconds. */
const DURATION = 4000;

let alarm: ReturnType<typeof setTimeout> | undefined;

/** Announces that something was done, visually and to screen readers. */
export function notice(text: string): void {
  const place = byId("notice", HTMLElement);
  setText(place, text);
  place.classList.add("shown");
  clearTimeout(alarm);
  alarm = setTimeout(() => {
    place.classList.remove("shown");
    // Otherwise the same text could not be announced again.
    setText(place, "");
  }, DURATION);
}
