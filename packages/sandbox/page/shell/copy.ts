import { el } from "./dom.ts";
import { notice } from "./notice.ts";

/** Copies a text to the clipboard. */
export async function copy(text: string, what: string): Promise<void> {
  notice((await copied(text)) ? `${what} copied.` : `Not copied: the browser denied access to the clipboard.`);
}

async function copied(text: string): Promise<boolean> {
  // `clipboard` is undefined on pages served over plain HTTP from another machine.
  const { clipboard } = navigator as { clipboard?: Clipboard };
  if (clipboard) {
    try {
      await clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  }
  const holder = el("textarea", { class: "hidden" });
  holder.value = text;
  const focused = document.activeElement;
  document.body.append(holder);
  holder.select();
  const done = document.execCommand("copy");
  holder.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return done;
}
