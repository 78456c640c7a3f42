import type { BodyMethod, PathKey, PathMethod, Scope } from "../methods/bound.ts";
import { crudMethods } from "../methods/crud.ts";
import type { EnsureMethod } from "../methods/ensure.ts";
import type { EachMethod, ListMethod, PagesMethod } from "../methods/list.ts";
import type { Contact } from "../types.ts";

/** The contacts of a site. */
export interface Contacts<Bound extends PathKey = never> {
  /** Returns one page of the contacts of a site. */
  readonly list: ListMethod<"listContacts", Contact, Bound>;
  /**
   * Reads all contacts of a site, one by one. Every contact that exists throughout is returned exactly once, even while
   * others are created and deleted.
   */
  readonly each: EachMethod<"listContacts", Contact, Bound>;
  /** Reads all contacts of a site, page by page. */
  readonly pages: PagesMethod<"listContacts", Contact, Bound>;
  /** Creates a contact. */
  readonly create: BodyMethod<"createContact", Bound, Contact>;
  /**
   * Ensures that a contact exists with the given properties: finds it by its `external_contact_id`, creates it if it is missing, and
   * updates only what differs. A lost response does not cause duplicates.
   */
  readonly ensure: EnsureMethod<"createContact", Contact, Bound>;
  /** Gets a contact. */
  readonly get: PathMethod<"getContact", Bound, Contact>;
  /** Updates the given properties of a contact. */
  readonly update: BodyMethod<"updateContact", Bound, Contact>;
  /** Deletes a contact. */
  readonly delete: PathMethod<"deleteContact", Bound>;
}

export function contacts<Bound extends PathKey>(scope: Scope): Contacts<Bound> {
  return crudMethods(scope, {
    list: "listContacts",
    create: "createContact",
    get: "getContact",
    update: "updateContact",
    delete: "deleteContact",
    idParameter: "contactId",
  });
}
