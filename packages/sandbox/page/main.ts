import { alarmsCard } from "./controls/alarms-card.ts";
import { behaviorCard } from "./controls/behavior-card.ts";
import type { Card } from "./controls/card.ts";
import { clockCard } from "./controls/clock-card.ts";
import { faultsCard } from "./controls/faults-card.ts";
import { workspaceCard } from "./controls/workspace-card.ts";
import { workspaceMenu } from "./controls/workspace-menu.ts";
import { dataView } from "./data/data-view.ts";
import { changesData, type LogEntry } from "./log/entries.ts";
import { logView } from "./log/log-view.ts";
import { prepareConfirm } from "./shell/confirm.ts";
import { createControl } from "./shell/control.ts";
import { byId, setText } from "./shell/dom.ts";
import type { StreamEvent } from "./shell/event-stream.ts";
import { follow, type Liveness } from "./shell/follow.ts";
import { refresher } from "./shell/refresher.ts";
import { parseRoute, workspaceIn } from "./shell/route.ts";
import { askToken } from "./shell/token-dialog.ts";

const control = createControl(workspaceIn(location.search), askToken);
prepareConfirm();
workspaceMenu(control);
showView();
addEventListener("hashchange", showView);

const log = logView(control);
const clock = clockCard(control);
const alarms = alarmsCard(control, clock);
const data = dataView(control, (dealerId, siteId) => {
  // On small screens the controls are a separate view; otherwise they are already visible.
  if (!byId("controls-view", HTMLElement).checkVisibility()) {
    location.hash = "#controls";
    showView();
  }
  alarms.prepare(dealerId, siteId);
});
const behavior = behaviorCard(control);
const faults = faultsCard(control);
const workspace = workspaceCard(control);

/** What a request of the API can change, what a fault can change, and what the control plane can change. */
const afterRequest = refresher([data, alarms]);
const afterFault = refresher([faults]);
const everything: Card = refresher([clock, data, alarms, behavior, faults, workspace]);

addEventListener("visibilitychange", () => {
  // Changes that were not made through this control plane are not announced.
  if (document.visibilityState === "visible") void everything.refresh();
});
void follow({
  open: (signal) => control.open("/requests?format=events", signal),
  onEvent: onEvent,
  onLiveness: showLiveness,
});

function onEvent({ event, data: text }: StreamEvent): void {
  switch (event) {
    case "open":
      // Fetches the requests that came in while the page was not connected.
      void control.call<LogEntry[]>("GET", "/requests").then(
        (entries) => log.add(entries),
        () => {},
      );
      void everything.refresh();
      return;
    case "change": {
      const { operation }: { operation: string } = JSON.parse(text);
      if (operation === "resetWorkspace" || operation === "clearRequests") log.clear();
      void everything.refresh();
      return;
    }
    default: {
      const entry: LogEntry = JSON.parse(text);
      log.add([entry]);
      void afterFault.refresh();
      if (changesData(entry)) void afterRequest.refresh();
    }
  }
}

function showLiveness(liveness: Liveness): void {
  document.body.dataset["live"] = liveness.state;
  setText(byId("live", HTMLElement), liveness.state === "live" ? "Live" : "Reconnecting…");
  setText(
    byId("lost", HTMLElement),
    liveness.state === "live" ? "" : `${liveness.reason.replace(/\.$/, "")}. Retrying…`,
  );
}

function showView(): void {
  const route = parseRoute(location.hash);
  if (!route) return;
  document.body.dataset["view"] = route.view;
  for (const link of document.querySelectorAll("nav a")) {
    if (link.getAttribute("href") === `#${route.view}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}
