import type { Dealer } from "../data/dealers-table.ts";
import { onSubmit } from "../shell/action.ts";
import type { Control } from "../shell/control.ts";
import { byId, el, reconcile, setText } from "../shell/dom.ts";
import { span } from "../shell/times.ts";
import type { Card } from "./card.ts";
import type { ClockCard } from "./clock-card.ts";

interface Verification {
  readonly verification_id: string;
  readonly dealer_id: number;
  readonly site_id: number;
  readonly expires_at: string;
  readonly answer: { readonly contact_id: number; readonly action: string } | null;
}

export interface AlarmsCard extends Card {
  /** Fills in the form for a site, and scrolls to it. */
  prepare(dealerId: number, siteId: number): void;
}

/** Triggers alarm verifications, and shows their state. */
export function alarmsCard(control: Control, clock: ClockCard): AlarmsCard {
  const form = byId("alarm-form", HTMLFormElement);
  const dealer = byId("alarm-dealer", HTMLSelectElement);
  const site = byId("alarm-site", HTMLInputElement);
  let verifications: readonly Verification[] = [];

  function draw(): void {
    reconcile(
      byId("alarms", HTMLElement),
      verifications,
      (verification) => verification.verification_id,
      create,
      (item, verification) => {
        const badge = item.querySelector(".badge");
        if (!badge) return;
        const { text, kind } = describeState(verification, clock.now() ?? Date.now());
        setText(badge, text);
        badge.className = `badge ${kind}`;
      },
    );
    byId("alarms-none", HTMLElement).hidden = verifications.length > 0;
  }

  async function refresh(): Promise<void> {
    verifications = await control.call<Verification[]>("GET", "/alarm-verifications");
    const dealers = await control.call<Dealer[]>("GET", "/dealers");
    const chosen = dealer.value;
    reconcile(
      dealer,
      dealers,
      ({ dealer_id }) => String(dealer_id),
      ({ dealer_id }) => el("option", { value: dealer_id }),
      (option, { dealer_id, company_name }) => setText(option, `${dealer_id} · ${company_name}`),
    );
    if (chosen !== "" && dealers.some(({ dealer_id }) => String(dealer_id) === chosen)) dealer.value = chosen;
    draw();
  }

  onSubmit(form, async () => {
    const expires = byId("alarm-expires", HTMLInputElement).value;
    await control.call("POST", "/alarm-verifications", {
      dealer_id: Number(dealer.value),
      site_id: Number(site.value),
      ...(expires !== "" && { expires_in: Number(expires) }),
    });
    await refresh();
    return "The alarm is waiting for verification.";
  });
  clock.onTick(draw);
  return {
    refresh,
    prepare(dealerId, siteId) {
      dealer.value = String(dealerId);
      site.value = String(siteId);
      form.scrollIntoView({ block: "center" });
      site.focus();
    },
  };
}

function create({ verification_id, dealer_id, site_id }: Verification): HTMLElement {
  return el(
    "li",
    {},
    el(
      "div",
      {},
      el("span", { class: "badge" }),
      " ",
      el("a", { href: `#data/${dealer_id}/${site_id}` }, `Dealer ${dealer_id}, site ${site_id}`),
    ),
    el("code", { class: "muted" }, verification_id),
  );
}

/** Describes the state of a verification, by the clock of the workspace. */
function describeState(
  { answer, expires_at }: Pick<Verification, "answer" | "expires_at">,
  now: number,
): { readonly text: string; readonly kind: "done" | "refused" | "waiting" } {
  if (answer) return { text: `${answer.action} by contact ${answer.contact_id}`, kind: "done" };
  const left = Date.parse(expires_at) - now;
  return left > 0 ? { text: `waiting, ${span(left)} left`, kind: "waiting" } : { text: "expired", kind: "refused" };
}
