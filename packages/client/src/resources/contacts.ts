import { bodyMethod, type BodyMethod, type PathKey, pathMethod, type PathMethod, type Scope } from "../bound.ts";
import { type EnsureMethod, ensureMethod } from "../ensure/ensure-method.ts";
import {
  type EachMethod,
  eachMethod,
  listMethod,
  type ListMethod,
  pagesMethod,
  type PagesMethod,
} from "../list-method.ts";
import type { Contact } from "../rows.ts";

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
  readonly ensure: EnsureMethod<"createContact", Contact, Bound>;
  /** Reads a contact. */
  readonly get: PathMethod<"getContact", Bound>;
  /** Changes a contact; what is left out stays as it is. */
  readonly update: BodyMethod<"updateContact", Bound>;
  /** Deletes a contact. */
  readonly delete: PathMethod<"deleteContact", Bound>;
}

export function contacts<Bound extends PathKey>(scope: Scope): Contacts<Bound> {
  return {
    list: listMethod(scope, "listContacts"),
    each: eachMethod(scope, "listContacts"),
    pages: pagesMethod(scope, "listContacts"),
    create: bodyMethod(scope, "createContact"),
    ensure: ensureMethod(scope, {
      list: "listContacts",
      create: "createContact",
      update: "updateContact",
      externalId: "external_contact_id",
      id: "contact_id",
      idParameter: "contactId",
    }),
    get: pathMethod(scope, "getContact"),
    update: bodyMethod(scope, "updateContact"),
    delete: pathMethod(scope, "deleteContact"),
  };
}
