import { byId, setText } from "./dom.ts";

/** How long a notice stands, in milliseconds. */
const STANDS = 4000;

let alarm: ReturnType<typeof setTimeout> | undefined;

/** Says that something was done, to eyes and to screen readers. */
export function notice(text: string): void {
  const place = byId("notice", HTMLElement);
  setText(place, text);
  place.classList.add("shown");
  clearTimeout(alarm);
  alarm = setTimeout(() => {
    place.classList.remove("shown");
    // What is said twice is to be heard twice.
    setText(place, "");
  }, STANDS);
}
