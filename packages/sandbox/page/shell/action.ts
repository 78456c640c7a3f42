import { ControlError } from "./control.ts";
import { setText } from "./dom.ts";
import { notice } from "./notice.ts";

/** Performs an action, which may be rejected. Returns what to announce on success, if anything. */
export type Work = () => Promise<string | undefined>;

/** Performs work when a button is clicked. The button is busy meanwhile, and an error is shown in its card. */
export function onClick(button: HTMLButtonElement, work: Work): void {
  button.addEventListener("click", () => void run(button, work));
}

/** The same for a form. Its fields keep their values, and the invalid one is marked. */
export function onSubmit(form: HTMLFormElement, work: Work): void {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void run(form, work);
  });
}

async function run(element: HTMLElement, work: Work): Promise<void> {
  // Ignores further clicks while the work is in progress.
  if (element.getAttribute("aria-busy") === "true") return;
  element.setAttribute("aria-busy", "true");
  showError(element, undefined);
  try {
    const done = await work();
    if (done !== undefined) notice(done);
  } catch (error) {
    showError(element, error instanceof Error ? error : new Error(String(error)));
  } finally {
    element.removeAttribute("aria-busy");
  }
}

/** Shows an error in the card of an element, or removes it. */
function showError(element: HTMLElement, error: Error | undefined): void {
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
