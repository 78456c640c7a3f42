import type { Control } from "../shell/control.ts";
import { byId, el, setText } from "../shell/dom.ts";
import { parseRoute, type Route } from "../shell/route.ts";
import { clockTime } from "../shell/times.ts";
import { dealersTable } from "./dealers-table.ts";
import { rowsTable, type RowsTable } from "./rows-table.ts";

/** The data of a workspace, by dealer. */
export interface DataView {
  /** Reloads the tables shown. */
  refresh(): Promise<void>;
}

/** The content of a route in the data view. */
interface Place {
  readonly crumbs: readonly (readonly [text: string, href: string])[];
  readonly tables: readonly RowsTable[];
}

/** @param onAlarm called when the user wants to trigger an alarm at a site. */
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
    // Moves the focus of keyboard users from the followed link to the new content.
    if (!isFirst) byId("data-title", HTMLElement).focus();
  }

  function describePlace(dealerId: number | undefined, siteId: number | undefined): Place {
    const all = ["All dealers", "#data"] as const;
    if (dealerId === undefined) return { crumbs: [all], tables: [dealersTable(control)] };
    const at = `/dealers/${dealerId}`;
    const dealerCrumb = [`Dealer ${dealerId}`, `#data/${dealerId}`] as const;
    if (siteId === undefined) {
      return {
        crumbs: [all, dealerCrumb],
        tables: [
          rowsTable(control, "Sites", `${at}/sites`, (id) => `#data/${dealerId}/${id}`),
          rowsTable(control, "Monitoring stations", `${at}/monitoring-stations`),
        ],
      };
    }
    return {
      crumbs: [all, dealerCrumb, [`Site ${siteId}`, `#data/${dealerId}/${siteId}`]],
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
    setText(byId("data-fresh", HTMLElement), `Updated at ${clockTime(Date.now()).replace(/\..*/, "")}`);
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
