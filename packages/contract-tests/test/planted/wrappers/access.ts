import { isObject } from "@chekt/description";
import type { Target } from "../../../src/engine/target.ts";
import { toText } from "../../../src/engine/wire/to-text.ts";
import { changeRows, copyRequest, type Fault, getRequest, isRoute, type Send, type SentRequest } from "../faulty.ts";
import type { PlantedFault } from "../planted-fault.ts";

/** Faults in what each caller may reach. */
export const accessFaults: readonly PlantedFault[] = [
  {
    name: "lets a client list the sites of a dealer that is not connected to it",
    check: "dealer_isolation",
    task: "promises/listSites/reach",
    fault: reachesUnconnectedDealers,
  },
  {
    name: "lets a client read a dealer that is not connected to it",
    check: "dealer_isolation",
    task: "promises/getDealer/reach",
    fault: reachesUnconnectedDealers,
  },
  {
    name: "returns 404 instead of 403 for a dealer that is not connected",
    check: "dealer_isolation",
    task: "promises/getDealer/reach",
    fault: () => ({
      response(response, sent) {
        if (isRoute(sent, "GET /dealers/:id") && response.status === 403) response.status = 404;
      },
    }),
  },
  {
    name: "accepts a user token for every operation",
    check: "dealer_isolation",
    task: "promises/getDealer/reach",
    fault: (target) => ({
      async request(request, send) {
        const isUser = request.headers.get("authorization") === `Bearer ${target.access.userToken}`;
        if (isUser && !isRoute(request, "PUT /dealers/connect")) await authorize(target, request, send);
      },
    }),
  },
  {
    name: "connects a dealer with a client token",
    check: "dealer_isolation",
    task: "promises/connectDealer/reach",
    fault: (target) => ({
      request(request) {
        if (isRoute(request, "PUT /dealers/connect"))
          request.headers.set("authorization", `Bearer ${target.access.userToken}`);
      },
    }),
  },
  {
    name: "keeps a dealer reachable after it was disconnected",
    check: "use_after_free",
    task: "stateful/connectDealer/links",
    fault: () => ({
      request(request, send) {
        if (!isRoute(request, "PUT /dealers/:id/disconnect")) return undefined;
        return send(getRequest(request, request.url.pathname.replace("/disconnect", "")));
      },
    }),
  },
  {
    name: "returns a site of any dealer",
    check: "dealer_isolation",
    task: "promises/getSite/isolation",
    fault: (target) => retriesWithSecondDealer(target, "GET /sites/:id"),
  },
  {
    name: "deletes a monitoring station of any dealer",
    check: "dealer_isolation",
    task: "promises/deleteMonitoringStation/isolation",
    fault: (target) => retriesWithSecondDealer(target, "DELETE /monitoring-stations/:id"),
  },
  {
    name: "also lists the sites of another dealer",
    check: "dealer_isolation",
    task: "promises/foreign-references",
    fault: (target) => ({
      async response(response, sent, send) {
        const { own, second } = target.access.dealers;
        if (!isRoute(sent, `GET /dealers/${second}/sites`)) return;
        const { json } = await send(getRequest(sent, sent.url.pathname.replace(`/${second}/`, `/${own}/`)));
        changeRows(response, (rows) => [...rows, ...(Array.isArray(json) ? json : [])]);
      },
    }),
  },
  {
    name: "returns a contact of any site",
    check: "dealer_isolation",
    task: "promises/getContact/isolation",
    fault() {
      const paths = new Map<string, string>();
      return {
        async response(response, sent, send) {
          if (isRoute(sent, "POST /contacts") && isObject(response.json)) {
            const id = toText(response.json["contact_id"]);
            paths.set(id, `${sent.url.pathname}/${id}`);
          }
          if (!isRoute(sent, "GET /contacts/:id") || response.status !== 404) return;
          const path = paths.get(sent.url.pathname.split("/").at(-1) ?? "");
          if (path !== undefined) Object.assign(response, await send(getRequest(sent, path)));
        },
      };
    },
  },
];

function reachesUnconnectedDealers(target: Target): Fault {
  return {
    async request(request, send) {
      if (new RegExp(`/dealers/${target.access.dealers.ofApp}(/|$)`).test(request.url.pathname))
        await authorize(target, request, send, "dealerApp");
    },
  };
}

/** Looks for a row at the second dealer if the dealer in the path does not have it. */
function retriesWithSecondDealer({ access: { dealers } }: Target, route: string): Fault {
  return {
    async response(response, sent, send) {
      if (!isRoute(sent, route) || response.status !== 404) return;
      const retry = copyRequest(sent);
      retry.url.pathname = retry.url.pathname.replace(`/dealers/${dealers.own}/`, `/dealers/${dealers.second}/`);
      Object.assign(response, await send(retry));
    },
  };
}

/** Gives a request a valid client token. */
export async function authorize(
  target: Target,
  request: SentRequest,
  send: Send,
  client: "partner" | "dealerApp" = "partner",
): Promise<void> {
  const { clientId, clientSecret } = target.access[client] ?? target.access.partner;
  const form = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
  const { json } = await send({
    method: "POST",
    url: new URL("/oauth/token", request.url),
    headers: new Headers({ "content-type": "application/x-www-form-urlencoded" }),
    body: new URLSearchParams(form).toString(),
  });
  request.headers.set("authorization", `Bearer ${toText(isObject(json) ? json["access_token"] : "")}`);
}
