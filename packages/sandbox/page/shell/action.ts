import { ControlError } from "./control.ts";
import { setText } from "./dom.ts";
import { notice } from "./notice.ts";

/** Does something that may be refused; gives what to say when it is done, if anything. */
export type Work = () => Promise<string | undefined>;

/**
 * Lets a button do something. It is busy meanwhile, and what is refused is said in its card, in the words of the
 * sandbox.
 */
export function onClick(button: HTMLButtonElement, work: Work): void {
  button.addEventListener("click", () => void run(button, work));
}

/** The same for a form, whose fields stay as they are; the one at fault is marked. */
export function onSubmit(form: HTMLFormElement, work: Work): void {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void run(form, work);
  });
}

async function run(element: HTMLElement, work: Work): Promise<void> {
  // A second click while the first is under way would do it twice.
  if (element.getAttribute("aria-busy") === "true") return;
  element.setAttribute("aria-busy", "true");
  say(element, undefined);
  try {
    const done = await work();
    if (done !== undefined) notice(done);
  } catch (error) {
    say(element, error instanceof Error ? error : new Error(String(error)));
  } finally {
    element.removeAttribute("aria-busy");
  }
}

/** Says in the card of an element what went wrong in it; nothing any more, where nothing did. */
function say(element: HTMLElement, error: Error | undefined): void {
  const card = element.closest("[data-card]");
  const place = card?.querySelector(".error");
  if (place) setText(place, error?.message ?? "");
  for (const field of card?.querySelectorAll("[aria-invalid]") ?? []) field.removeAttribute("aria-invalid");
  const name = error instanceof ControlError ? error.field : undefined;
  if (name === undefined || !(element instanceof HTMLFormElement)) return;
  const field = element.elements.namedItem(name.replace(/\..*/s, ""));
  if (field instanceof HTMLElement) {
    field.setAttribute("aria-invalid", "true");
    field.focus();
  }
}
