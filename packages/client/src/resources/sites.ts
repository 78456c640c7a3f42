import {
  type BodyMethod,
  type PathKey,
  pathMethod,
  type PathMethod,
  type Scope,
  splitPathParameters,
  type Where,
} from "../methods/bound.ts";
import { callOperation } from "../http/call.ts";
import type { CallOptions } from "../http/transport.ts";
import { setActivation } from "../methods/activation.ts";
import { crudMethods } from "../methods/crud.ts";
import type { EnsureMethod } from "../methods/ensure.ts";
import type { EachMethod, ListMethod, PagesMethod } from "../methods/list.ts";
import type { Site, SiteDetails } from "../types.ts";

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
   * Reads all sites of a dealer, one by one. Every site that exists throughout is returned exactly once, even while
   * others are created and deleted.
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
  /** Creates a site. It is initially inactive. */
  readonly create: BodyMethod<"createSite", Bound, Site>;
  /**
   * Ensures that a site exists with the given properties: finds it by its `external_site_id`, creates it if it is missing, and
   * updates only what differs. A lost response does not cause duplicates.
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
  readonly ensure: EnsureMethod<"createSite", Site, Bound>;
  /** Gets a site with all its properties. */
  readonly get: PathMethod<"getSite", Bound, SiteDetails>;
  /** Updates the given properties of a site. */
  readonly update: BodyMethod<"updateSite", Bound, Site>;
  /** Deactivates an active site, and activates an inactive one. Not idempotent, so it is not retried. */
  readonly toggleActivation: PathMethod<"toggleSiteActivation", Bound, Site>;
  /**
   * Activates or deactivates a site: reads it first, and toggles its activation only if needed. After a lost response it
   * reads the site again, and never toggles blindly.
   */
  readonly setActivation: (
    ...args: [...where: Where<"toggleSiteActivation", Bound>, active: boolean, options?: CallOptions]
  ) => Promise<Site>;
  /** Deletes a site with its contacts and devices. */
  readonly delete: PathMethod<"deleteSite", Bound>;
}

export function sites<Bound extends PathKey>(scope: Scope): Sites<Bound> {
  return {
    ...crudMethods(scope, {
      list: "listSites",
      create: "createSite",
      get: "getSite",
      update: "updateSite",
      delete: "deleteSite",
      idParameter: "siteId",
    }),
    toggleActivation: pathMethod(scope, "toggleSiteActivation"),
    setActivation: async (...args) => {
      const { path, rest } = splitPathParameters(scope, "toggleSiteActivation", args);
      const [active, options] = rest as [boolean, CallOptions | undefined];
      const { settings } = scope;
      const operations = {
        get: () => callOperation<Site>(settings, "getSite", { path, options }),
        toggle: () => callOperation<Site>(settings, "toggleSiteActivation", { path, options }),
      };
      return setActivation(settings, active, operations, options);
    },
  };
}
