import type { Control } from "../shell/control.ts";
import { el, reconcile, setText } from "../shell/dom.ts";
import type { RowsTable } from "./rows-table.ts";

/** A dealer, as returned by the control plane. */
export interface Dealer {
  readonly dealer_id: number;
  readonly company_name: string;
  readonly clients: readonly {
    readonly client_id: string;
    readonly name: string;
    readonly external_dealer_id: string | null;
  }[];
  readonly site_count: number;
  readonly monitoring_station_count: number;
}

/** The dealers of a workspace, with the clients that are connected to each. */
export function dealersTable(control: Control): RowsTable {
  const list = el("ul", { class: "dealers" });
  const error = el("p", { class: "error", role: "alert" });
  return {
    element: el("section", { class: "block", "aria-label": "Dealers" }, list, error),
    async refresh() {
      try {
        const dealers = await control.call<Dealer[]>("GET", "/dealers");
        reconcile(list, dealers, ({ dealer_id }) => String(dealer_id), create, update);
        setText(error, "");
      } catch (failure) {
        setText(error, failure instanceof Error ? failure.message : String(failure));
      }
    },
  };
}

function create({ dealer_id }: Dealer): HTMLElement {
  return el(
    "li",
    {},
    el("a", { href: `#data/${dealer_id}` }),
    el("span", { class: "muted" }),
    el("ul", { class: "clients" }),
  );
}

function update(item: HTMLElement, dealer: Dealer): void {
  const [link, counts, clients] = item.children;
  if (!link || !counts || !clients) return;
  setText(link, `${dealer.dealer_id} · ${dealer.company_name}`);
  setText(counts, `${many(dealer.site_count, "site")}, ${many(dealer.monitoring_station_count, "monitoring station")}`);
  const noClient = { client_id: "", name: "", external_dealer_id: null };
  reconcile(
    clients,
    dealer.clients.length > 0 ? dealer.clients : [noClient],
    ({ client_id, external_dealer_id }) => `${client_id} ${external_dealer_id}`,
    (client) => (client === noClient ? el("li", { class: "none" }, "Not connected to any client") : connection(client)),
  );
}

function connection({ client_id, name, external_dealer_id }: Dealer["clients"][number]): HTMLElement {
  return el(
    "li",
    {},
    "Connected to ",
    el("strong", {}, name),
    " ",
    el("code", {}, client_id),
    external_dealer_id !== null && " as ",
    external_dealer_id !== null && el("code", {}, external_dealer_id),
  );
}

function many(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
