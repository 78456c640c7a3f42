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

/** Snapshots, reset and tokens of the workspace. What loses something asks before. */
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
      const text = "What the workspace holds now gives way to what it held then. Credentials and tokens stay.";
      if (!(await confirmed(`Restore ${snapshot.name}?`, text, "Restore"))) return undefined;
      await control.call("POST", `/snapshots/${snapshot.name}/restore`);
      return `${snapshot.name} is restored.`;
    });
    onClick(remove, async () => {
      if (!(await confirmed(`Delete ${snapshot.name}?`, "What the workspace holds now stays.", "Delete")))
        return undefined;
      await control.call("DELETE", `/snapshots/${snapshot.name}`);
      await refresh();
      return `${snapshot.name} is deleted.`;
    });
    return el(
      "li",
      {},
      el("div", {}, el("strong", {}, snapshot.name)),
      el("div", { class: "muted" }, `${utc(Date.parse(snapshot.created_at))} UTC, by the machine's clock`),
      el("div", { class: "buttons" }, restore, remove),
    );
  }

  onSubmit(byId("snapshot-form", HTMLFormElement), async () => {
    const taken = name.value;
    const text = "There is one of that name, which gives way.";
    const isThere = snapshots.some((snapshot) => snapshot.name === taken);
    if (isThere && !(await confirmed(`Take ${taken} anew?`, text, "Take anew"))) return undefined;
    await control.call("PUT", `/snapshots/${encodeURIComponent(taken)}`);
    name.value = "";
    await refresh();
    return `${taken} is kept.`;
  });
  onSubmit(byId("reset-form", HTMLFormElement), async () => {
    const seed = byId("reset-seed", HTMLSelectElement).value;
    const text = `All data gives way to that of the seed ${seed}, faults are removed, the clock goes with the machine's, and the log is emptied. Credentials, tokens and snapshots stay.`;
    if (!(await confirmed(`Reset the workspace ${control.workspace}?`, text, "Reset"))) return undefined;
    await control.call("POST", "/reset", { seed });
    return `The workspace begins anew with the seed ${seed}.`;
  });
  onClick(byId("revoke", HTMLButtonElement), async () => {
    const text = "Whoever calls with a token hears 401 from then on, and fetches a new one.";
    if (!(await confirmed("Revoke all tokens?", text, "Revoke"))) return undefined;
    const { revoked } = await control.call<{ revoked: number }>("POST", "/revoke-tokens", {});
    return revoked === 1 ? "One token is revoked." : `${revoked} tokens are revoked.`;
  });
  return { refresh };
}
