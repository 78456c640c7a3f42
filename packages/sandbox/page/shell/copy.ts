import { el } from "./dom.ts";
import { notice } from "./notice.ts";

/** Puts a text on the clipboard. */
export async function copy(text: string, what: string): Promise<void> {
  notice((await copied(text)) ? `${what} copied.` : `The browser did not let the page copy ${what}.`);
}

async function copied(text: string): Promise<boolean> {
  // There is no `clipboard` on a page that came over plain HTTP from another machine.
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
