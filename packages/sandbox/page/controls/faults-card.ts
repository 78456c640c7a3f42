import { pageOperations } from "../../src/generated/page-operations.ts";
import { onClick, onSubmit } from "../shell/action.ts";
import type { Control } from "../shell/control.ts";
import { byId, el, reconcile, setText } from "../shell/dom.ts";
import type { Card } from "./card.ts";
import { describeRule, type Rule, readRule } from "./fault-rule.ts";

interface Fault {
  readonly id: number;
  readonly rule: Rule;
  readonly hits: number;
  readonly strikes: number;
}

/** Injects faults, and shows how often they were applied. */
export function faultsCard(control: Control): Card {
  const form = byId("fault-form", HTMLFormElement);
  const operation = byId("fault-operation", HTMLSelectElement);
  const clear = byId("faults-clear", HTMLButtonElement);
  operation.append(
    el("option", { value: "*" }, "All operations"),
    ...pageOperations.map(({ id }) => el("option", { value: id }, id)),
  );

  async function refresh(): Promise<void> {
    const faults = await control.call<Fault[]>("GET", "/faults");
    reconcile(byId("faults", HTMLElement), faults, ({ id }) => String(id), create, update);
    byId("faults-none", HTMLElement).hidden = faults.length > 0;
    clear.hidden = faults.length === 0;
  }

  function create({ id, rule }: Fault): HTMLElement {
    const remove = el("button", { type: "button", "aria-label": `Remove the fault for ${rule.operation}` }, "Remove");
    const item = el(
      "li",
      {},
      el("div", {}, el("strong", {}, rule.operation === "*" ? "All operations" : rule.operation)),
      el("div", {}, describeRule(rule)),
      el("div", { class: "muted" }),
      remove,
    );
    onClick(remove, async () => {
      await control.call("DELETE", `/faults/${id}`);
      await refresh();
      return "Fault removed.";
    });
    return item;
  }

  onSubmit(form, async () => {
    await control.call("POST", "/faults", readRule(new FormData(form)));
    await refresh();
    return "Fault added.";
  });
  onClick(clear, async () => {
    await control.call("DELETE", "/faults");
    await refresh();
    return "All faults removed.";
  });
  return { refresh };
}

function update(item: HTMLElement, { hits, strikes }: Fault): void {
  const counts = item.children[2];
  if (counts) setText(counts, `Applied to ${strikes} of ${hits} ${hits === 1 ? "request" : "requests"}`);
}
