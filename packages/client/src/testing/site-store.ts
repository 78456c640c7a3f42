import type { Received, Reply } from "@chekt/testing";
import type { Site } from "../types.ts";
import type { Failure } from "./device-store.ts";

/** A stateful server with the sites of one dealer. */
export class SiteStore {
  readonly sites: Site[] = [];

  /** Replies to the site operations. */
  reply({ method, path, body }: Received, failure: Failure = "none"): Reply {
    if (failure === "drop-before") return "drop";
    const reply = this.#handle(method, path, body);
    return failure === "drop-after" ? "drop" : reply;
  }

  #handle(method: string, path: string, body: string): Reply {
    const { pathname, searchParams } = new URL(path, "http://localhost");
    const [, id, isActivation] = /\/sites\/(\d+)(\/activation-status)?$/.exec(pathname) ?? [];
    const site = this.sites.find(({ site_id }) => site_id === Number(id));
    if (id === undefined) return method === "POST" ? this.#create(JSON.parse(body)) : this.#list(searchParams);
    if (site === undefined) return fault(404, "Unknown site.");
    if (isActivation !== undefined) site.is_activated = site.is_activated === 1 ? 0 : 1;
    else if (method === "PATCH") Object.assign(site, JSON.parse(body));
    return { json: site };
  }

  #list(search: URLSearchParams): Reply {
    const wanted = /^external_site_id,(.*),eq$/.exec(search.get("filter") ?? "")?.[1];
    return { json: this.sites.filter((site) => wanted === undefined || site.external_site_id === wanted) };
  }

  #create(body: Pick<Site, "external_site_id" | "name" | "timezone">): Reply {
    if (this.sites.some((site) => site.external_site_id === body.external_site_id)) {
      return fault(400, "external_site_id is taken");
    }
    const site: Site = { ...body, site_id: this.sites.length + 1, is_activated: 0, created_at: "2025-01-01 00:00:00" };
    this.sites.push(site);
    return { status: 201, json: site };
  }
}

export function fault(status_code: number, error_message: string): Reply {
  return { status: status_code, json: { status_code, error_message } };
}
