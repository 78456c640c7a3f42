import {
  type BodyMethod,
  type PathKey,
  pathMethod,
  type PathMethod,
  type Scope,
  takeWhere,
  type Where,
} from "../bound.ts";
import { setActivation } from "../activation.ts";
import { callOperation } from "../core.ts";
import type { EnsureMethod } from "../ensure/ensure-method.ts";
import type { EachMethod, ListMethod, PagesMethod } from "../list-method.ts";
import type { Site } from "../rows.ts";
import type { CallOptions } from "../transport.ts";
import { keepingMethods } from "./keeping.ts";

/** The sites of a dealer. */
export interface Sites<Bound extends PathKey = never> {
  /**
   * Reads one page of the sites of a dealer.
   *
   * @example
   * ```ts
   * import { createPartnerClient } from "@chekt/partner-client";
   *
   * const chekt = createPartnerClient({ clientId: "my-app", clientSecret: "my-secret" });
   * const sites = await chekt.sites.list(
   *   { dealerId: 42 },
   *   { fields: ["site_id", "name"], filter: { is_activated: 1, name: { regex: "^Gang" } }, sort: "name", limit: 50 },
   * );
   * console.log(sites.map((site) => site.name));
   * ```
   */
  readonly list: ListMethod<"listSites", Site, Bound>;
  /**
   * Reads all sites of a dealer, one by one. Every site that is there throughout comes exactly once, even when others
   * come and go meanwhile.
   *
   * @example
   * ```ts
   * import { createPartnerClient } from "@chekt/partner-client";
   *
   * const chekt = createPartnerClient({ clientId: "my-app", clientSecret: "my-secret" });
   * for await (const site of chekt.sites.each({ dealerId: 42 }, { filter: { is_activated: 1 } })) {
   *   console.log(site.name);
   * }
   * ```
   */
  readonly each: EachMethod<"listSites", Site, Bound>;
  /** Reads all sites of a dealer, page by page. */
  readonly pages: PagesMethod<"listSites", Site, Bound>;
  /** Creates a site. It begins inactive. */
  readonly create: BodyMethod<"createSite", Bound>;
  /**
   * Makes sure that a site is there and is as wanted: finds it by its `external_site_id`, creates it when it is absent,
   * and changes only what differs. A lost answer does not make duplicates.
   *
   * @example
   * ```ts
   * import { createPartnerClient } from "@chekt/partner-client";
   *
   * const chekt = createPartnerClient({ clientId: "my-app", clientSecret: "my-secret" });
   * const { outcome, data } = await chekt.sites.ensure(
   *   { dealerId: 42 },
   *   { external_site_id: "hq", name: "Headquarters", timezone: "Asia/Seoul" },
   * );
   * console.log(`${data.name} was ${outcome}`); // created, updated or unchanged
   * ```
   */
  readonly ensure: EnsureMethod<"Site", Site, Bound>;
  /** Reads a site in full. */
  readonly get: PathMethod<"getSite", Bound>;
  /** Changes a site; what is left out stays as it is. */
  readonly update: BodyMethod<"updateSite", Bound>;
  /** Turns an active site inactive and an inactive one active. It is never sent twice. */
  readonly toggleActivation: PathMethod<"toggleSiteActivation", Bound>;
  /**
   * Brings a site into a state: reads it, and turns it round only when it is not as wanted. Where the answer was lost it
   * reads again, and never turns the site blindly a second time.
   */
  readonly setActivation: (
    ...args: [...where: Where<"toggleSiteActivation", Bound>, active: boolean, options?: CallOptions]
  ) => Promise<Site>;
  /** Deletes a site with its contacts and devices. */
  readonly delete: PathMethod<"deleteSite", Bound>;
}

export function sites<Bound extends PathKey>(scope: Scope): Sites<Bound> {
  return {
    ...keepingMethods(scope, "Site", "siteId"),
    toggleActivation: pathMethod(scope, "toggleSiteActivation"),
    setActivation: async (...args) => {
      const { path, rest } = takeWhere(scope, "toggleSiteActivation", args);
      const [active, options] = rest as [boolean, CallOptions | undefined];
      const call = (id: "getSite" | "toggleSiteActivation") =>
        callOperation<Site>(scope.settings, id, () => ({ path, options }));
      return setActivation(active, { read: () => call("getSite"), toggle: () => call("toggleSiteActivation") });
    },
  };
}
