import type { Control } from "../shell/control.ts";
import { byId, el, setText } from "../shell/dom.ts";

/** Switches to another workspace. Its name is part of the URL, so that it can be linked to. */
export function workspaceMenu(control: Control): void {
  const menu = byId("workspaces", HTMLElement);
  const list = byId("workspace-list", HTMLElement);
  setText(byId("workspace-name", HTMLElement), control.workspace);
  menu.addEventListener("beforetoggle", (event) => {
    if (!(event instanceof ToggleEvent) || event.newState !== "open") return;
    void control.workspaces().then(
      (names) => list.replaceChildren(...names.map((name) => el("li", {}, linkTo(name, name === control.workspace)))),
      (error: unknown) => list.replaceChildren(el("li", {}, error instanceof Error ? error.message : String(error))),
    );
  });
}

function linkTo(name: string, isCurrent: boolean): HTMLElement {
  const href = `?${new URLSearchParams({ workspace: name })}`;
  return el("a", { href, "aria-current": isCurrent && "true" }, name);
}
