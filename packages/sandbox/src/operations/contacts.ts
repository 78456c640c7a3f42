import { ApiError } from "../api-error.ts";
import { listTable } from "../lists/list-table.ts";
import { rejectDuplicate } from "../store/duplicate.ts";
import { takeIds } from "../store/store.ts";
import type { ContactRow } from "../store/tables.ts";
import { inTransaction } from "../store/transaction.ts";
import { respondWithList } from "./respond-with-list.ts";
import type { HandlerResult, Call } from "./call.ts";
import { findId, notFound, siteScope } from "./scope.ts";
import { rowWriter } from "./show-row.ts";
import { lockSite, requireSite } from "./sites.ts";

type Contact = Pick<ContactRow, "external_contact_id" | "first_name" | "last_name"> &
  Partial<Pick<ContactRow, "phone_number" | "email">>;

const table = listTable("listContacts");
const show = rowWriter(table);

export async function createContact(call: Call): Promise<HandlerResult> {
  const contact = call.body as Contact;
  return inTransaction(call.store, call.caller.workspace, async (db) => {
    const scope = await lockSite(call, db);
    const row = {
      ...scope,
      contact_id: await takeIds(db, scope.workspace, "contact"),
      phone_number: null,
      email: null,
      created_at: call.caller.now,
      ...contact,
    };
    await rejectDuplicate(db.insertInto("contacts").values(row).execute(), () => duplicateError(contact));
    return { status: 201, body: show(row) };
  });
}

export async function listContacts(call: Call): Promise<HandlerResult> {
  return respondWithList(call, {
    table,
    from: "contacts",
    place: (column) => column,
    unique: "external_contact_id",
    indexed: [],
    scope: { ...(await requireSite(call)) },
  });
}

export async function getContact(call: Call): Promise<HandlerResult> {
  const row = await call.store.db
    .selectFrom("contacts")
    .selectAll()
    .where((eb) => eb.and(contactKey(call)))
    .executeTakeFirst();
  if (!row) throw await notFoundError(call);
  return { status: 200, body: show(row) };
}

export async function updateContact(call: Call): Promise<HandlerResult> {
  const changes = call.body as Partial<Contact>;
  if (Object.keys(changes).length === 0) return getContact(call);
  const updated = call.store.db
    .updateTable("contacts")
    .set(changes)
    .where((eb) => eb.and(contactKey(call)))
    .returningAll()
    .executeTakeFirst();
  const row = await rejectDuplicate(updated, () => duplicateError(changes));
  if (!row) throw await notFoundError(call);
  return { status: 200, body: show(row) };
}

export async function deleteContact(call: Call): Promise<HandlerResult> {
  const { numDeletedRows } = await call.store.db
    .deleteFrom("contacts")
    .where((eb) => eb.and(contactKey(call)))
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw await notFoundError(call);
  return { status: 204 };
}

function contactKey(call: Call) {
  return { ...siteScope(call), contact_id: findId(call, "contactId") };
}

/** Explains which of the two IDs in the path does not exist. */
async function notFoundError(call: Call): Promise<ApiError> {
  await requireSite(call);
  return notFound("site", "contact", String(call.parameters["contactId"]));
}

function duplicateError({ external_contact_id }: Partial<Contact>): ApiError {
  return new ApiError(
    400,
    `external_contact_id "${external_contact_id}" is already used by another contact of this site`,
    "external_contact_id",
  );
}
