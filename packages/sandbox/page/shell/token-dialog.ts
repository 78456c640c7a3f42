import { byId, setText } from "./dom.ts";

/** Asks for the control token, until one is given. */
export function askToken(wasRefused: boolean): Promise<string> {
  const dialog = byId("token-dialog", HTMLDialogElement);
  const form = byId("token-form", HTMLFormElement);
  const input = byId("token", HTMLInputElement);
  setText(byId("token-error", HTMLElement), wasRefused ? "401: the sandbox does not take this control token." : "");
  input.setAttribute("aria-invalid", String(wasRefused));
  // Nothing can be done without it.
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
