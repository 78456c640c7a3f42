import { byId, setText } from "./dom.ts";

/** Asks for confirmation. */
export function confirmed(title: string, text: string, action: string): Promise<boolean> {
  const dialog = byId("confirm", HTMLDialogElement);
  const yes = byId("confirm-yes", HTMLButtonElement);
  setText(byId("confirm-title", HTMLElement), title);
  setText(byId("confirm-text", HTMLElement), text);
  setText(yes, action);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

/** Connects the buttons of the dialog. */
export function prepareConfirm(): void {
  const dialog = byId("confirm", HTMLDialogElement);
  byId("confirm-yes", HTMLButtonElement).addEventListener("click", () => dialog.close("yes"));
  byId("confirm-no", HTMLButtonElement).addEventListener("click", () => dialog.close());
}
