import type { Control } from "../shell/control.ts";
import { byId, el, setText } from "../shell/dom.ts";
import { parseRoute, type Route } from "../shell/route.ts";
import { clockTime } from "../shell/times.ts";
import { dealersTable } from "./dealers-table.ts";
import { rowsTable, type RowsTable } from "./rows-table.ts";

/** The data of a workspace, by dealer. */
export interface DataView {
  /** Brings what is shown up to date. */
  refresh(): Promise<void>;
}

/** What is shown at a place in the data. */
interface Place {
  readonly crumbs: readonly (readonly [text: string, href: string])[];
  readonly tables: readonly RowsTable[];
}

/** @param onAlarm is told which site an alarm is to come from. */
export function dataView(control: Control, onAlarm: (dealerId: number, siteId: number) => void): DataView {
  const body = byId("data-body", HTMLElement);
  const crumbs = byId("data-crumbs", HTMLElement);
  let tables: readonly RowsTable[] = [];
  let shown: string | undefined;

  function show(route: Route): void {
    if (route.view !== "data" && shown !== undefined) return;
    const [dealerId, siteId] = route.view === "data" ? [route.dealerId, route.siteId] : [];
    const key = `${dealerId ?? ""}/${siteId ?? ""}`;
    if (key === shown) return;
    const isFirst = shown === undefined;
    shown = key;
    const place = describePlace(dealerId, siteId);
    tables = place.tables;
    crumbs.replaceChildren(
      ...place.crumbs.map(([text, href], index) => crumb(text, href, index === place.crumbs.length - 1)),
    );
    body.replaceChildren(
      ...(dealerId !== undefined && siteId !== undefined ? [alarmButton(dealerId, siteId)] : []),
      ...tables.map(({ element }) => element),
    );
    void refresh();
    // Who followed a link goes on from there.
    if (!isFirst) byId("data-title", HTMLElement).focus();
  }

  function describePlace(dealerId: number | undefined, siteId: number | undefined): Place {
    const all = ["All dealers", "#data"] as const;
    if (dealerId === undefined) return { crumbs: [all], tables: [dealersTable(control)] };
    const at = `/dealers/${dealerId}`;
    const ofDealer = [`Dealer ${dealerId}`, `#data/${dealerId}`] as const;
    if (siteId === undefined) {
      return {
        crumbs: [all, ofDealer],
        tables: [
          rowsTable(control, "Sites", `${at}/sites`, (id) => `#data/${dealerId}/${id}`),
          rowsTable(control, "Monitoring stations", `${at}/monitoring-stations`),
        ],
      };
    }
    return {
      crumbs: [all, ofDealer, [`Site ${siteId}`, `#data/${dealerId}/${siteId}`]],
      tables: [
        rowsTable(control, "Contacts", `${at}/sites/${siteId}/contacts`),
        rowsTable(control, "Devices", `${at}/sites/${siteId}/devices`),
      ],
    };
  }

  function alarmButton(dealerId: number, siteId: number): HTMLElement {
    const button = el("button", { type: "button" }, "Trigger an alarm here…");
    button.addEventListener("click", () => onAlarm(dealerId, siteId));
    return el("p", { class: "buttons" }, button);
  }

  async function refresh(): Promise<void> {
    await Promise.all(tables.map((table) => table.refresh()));
    setText(byId("data-fresh", HTMLElement), `Read at ${clockTime(Date.now()).replace(/\..*/, "")}`);
  }

  const follow = (): void => {
    const route = parseRoute(location.hash);
    if (route) show(route);
  };
  addEventListener("hashchange", follow);
  show(parseRoute(location.hash) ?? { view: "data" });
  return { refresh };
}

function crumb(text: string, href: string, isLast: boolean): HTMLElement {
  return el("li", {}, isLast ? el("span", { "aria-current": "page" }, text) : el("a", { href }, text));
}
