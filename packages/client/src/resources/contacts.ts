import type { BodyMethod, PathKey, PathMethod, Scope } from "../bound.ts";
import type { EnsureMethod } from "../ensure/ensure-method.ts";
import type { EachMethod, ListMethod, PagesMethod } from "../list-method.ts";
import type { Contact } from "../rows.ts";
import { keepingMethods } from "./keeping.ts";

/** The contacts of a site. */
export interface Contacts<Bound extends PathKey = never> {
  /** Reads one page of the contacts of a site. */
  readonly list: ListMethod<"listContacts", Contact, Bound>;
  /**
   * Reads all contacts of a site, one by one. Every contact that is there throughout comes exactly once, even when others
   * come and go meanwhile.
   */
  readonly each: EachMethod<"listContacts", Contact, Bound>;
  /** Reads all contacts of a site, page by page. */
  readonly pages: PagesMethod<"listContacts", Contact, Bound>;
  /** Creates a contact. */
  readonly create: BodyMethod<"createContact", Bound>;
  /**
   * Makes sure that a contact is there and is as wanted: finds it by its `external_contact_id`, creates it when it is absent,
   * and changes only what differs. A lost answer does not make duplicates.
   */
  readonly ensure: EnsureMethod<"Contact", Contact, Bound>;
  /** Reads a contact. */
  readonly get: PathMethod<"getContact", Bound>;
  /** Changes a contact; what is left out stays as it is. */
  readonly update: BodyMethod<"updateContact", Bound>;
  /** Deletes a contact. */
  readonly delete: PathMethod<"deleteContact", Bound>;
}

export function contacts<Bound extends PathKey>(scope: Scope): Contacts<Bound> {
  return keepingMethods(scope, "Contact", "contactId");
}
