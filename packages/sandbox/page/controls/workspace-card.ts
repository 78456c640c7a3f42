import { onClick, onSubmit } from "../shell/action.ts";
import { confirmed } from "../shell/confirm.ts";
import type { Control } from "../shell/control.ts";
import { byId, el, reconcile } from "../shell/dom.ts";
import { utc } from "../shell/times.ts";
import type { Card } from "./card.ts";

interface Snapshot {
  readonly name: string;
  readonly created_at: string;
}

/** Snapshots, reset and tokens of the workspace. Asks for confirmation before anything is lost. */
export function workspaceCard(control: Control): Card {
  const name = byId("snapshot-name", HTMLInputElement);
  let snapshots: readonly Snapshot[] = [];

  async function refresh(): Promise<void> {
    snapshots = await control.call<Snapshot[]>("GET", "/snapshots");
    reconcile(
      byId("snapshots", HTMLElement),
      snapshots,
      (snapshot) => `${snapshot.name} ${snapshot.created_at}`,
      create,
    );
    byId("snapshots-none", HTMLElement).hidden = snapshots.length > 0;
  }

  function create(snapshot: Snapshot): HTMLElement {
    const restore = el("button", { type: "button", "aria-label": `Restore ${snapshot.name}` }, "Restore…");
    const remove = el("button", { type: "button", "aria-label": `Delete ${snapshot.name}` }, "Delete…");
    onClick(restore, async () => {
      const text = "Replaces the current data of the workspace. Credentials and tokens stay.";
      if (!(await confirmed(`Restore ${snapshot.name}?`, text, "Restore"))) return undefined;
      await control.call("POST", `/snapshots/${snapshot.name}/restore`);
      return `${snapshot.name} restored.`;
    });
    onClick(remove, async () => {
      if (!(await confirmed(`Delete ${snapshot.name}?`, "The current data of the workspace stays.", "Delete")))
        return undefined;
      await control.call("DELETE", `/snapshots/${snapshot.name}`);
      await refresh();
      return `${snapshot.name} deleted.`;
    });
    return el(
      "li",
      {},
      el("div", {}, el("strong", {}, snapshot.name)),
      el("div", { class: "muted" }, `${utc(Date.parse(snapshot.created_at))} UTC, machine time`),
      el("div", { class: "buttons" }, restore, remove),
    );
  }

  onSubmit(byId("snapshot-form", HTMLFormElement), async () => {
    const chosen = name.value;
    const text = "A snapshot with this name already exists.";
    const exists = snapshots.some((snapshot) => snapshot.name === chosen);
    if (exists && !(await confirmed(`Replace ${chosen}?`, text, "Replace"))) return undefined;
    await control.call("PUT", `/snapshots/${encodeURIComponent(chosen)}`);
    name.value = "";
    await refresh();
    return `${chosen} saved.`;
  });
  onSubmit(byId("reset-form", HTMLFormElement), async () => {
    const seed = byId("reset-seed", HTMLSelectElement).value;
    const text = `Replaces all data by the seed ${seed}, removes all faults, sets the clock to the machine's time, and clears the log. Credentials, tokens and snapshots stay.`;
    if (!(await confirmed(`Reset the workspace ${control.workspace}?`, text, "Reset"))) return undefined;
    await control.call("POST", "/reset", { seed });
    return `Workspace reset to the seed ${seed}.`;
  });
  onClick(byId("revoke", HTMLButtonElement), async () => {
    const text = "Requests with a current token will be rejected with 401 until the caller fetches a new one.";
    if (!(await confirmed("Revoke all tokens?", text, "Revoke"))) return undefined;
    const { revoked } = await control.call<{ revoked: number }>("POST", "/revoke-tokens", {});
    return revoked === 1 ? "1 token revoked." : `${revoked} tokens revoked.`;
  });
  return { refresh };
}
