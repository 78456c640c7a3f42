import { bodyMethod, type BodyMethod, type PathKey, pathMethod, type PathMethod, type Scope } from "../bound.ts";
import {
  type EachMethod,
  eachMethod,
  listMethod,
  type ListMethod,
  pagesMethod,
  type PagesMethod,
} from "../list-method.ts";
import type { Site } from "../rows.ts";

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
  /** Reads a site in full. */
  readonly get: PathMethod<"getSite", Bound>;
  /** Changes a site; what is left out stays as it is. */
  readonly update: BodyMethod<"updateSite", Bound>;
  /** Turns an active site inactive and an inactive one active. It is never sent twice. */
  readonly toggleActivation: PathMethod<"toggleSiteActivation", Bound>;
  /** Deletes a site with its contacts and devices. */
  readonly delete: PathMethod<"deleteSite", Bound>;
}

export function sites<Bound extends PathKey>(scope: Scope): Sites<Bound> {
  return {
    list: listMethod(scope, "listSites"),
    each: eachMethod(scope, "listSites"),
    pages: pagesMethod(scope, "listSites"),
    create: bodyMethod(scope, "createSite"),
    get: pathMethod(scope, "getSite"),
    update: bodyMethod(scope, "updateSite"),
    toggleActivation: pathMethod(scope, "toggleSiteActivation"),
    delete: pathMethod(scope, "deleteSite"),
  };
}
