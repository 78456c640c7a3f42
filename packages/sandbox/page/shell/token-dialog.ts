import { byId, setText } from "./dom.ts";

/** Asks the user for the control token. */
export function askToken(wasRefused: boolean): Promise<string> {
  const dialog = byId("token-dialog", HTMLDialogElement);
  const form = byId("token-form", HTMLFormElement);
  const input = byId("token", HTMLInputElement);
  setText(byId("token-error", HTMLElement), wasRefused ? "401: The sandbox rejected this control token." : "");
  input.setAttribute("aria-invalid", String(wasRefused));
  // The page is unusable without a token, so the dialog cannot be dismissed.
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  dialog.showModal();
  input.select();
  return new Promise((resolve) => {
    form.addEventListener(
      "submit",
      (event) => {
        event.preventDefault();
        dialog.close();
        resolve(input.value.trim());
      },
      { once: true },
    );
  });
}
