import { ApiError } from "../api-error.ts";
import { locked } from "../store/locked.ts";
import { takeIds } from "../store/store.ts";
import type { VerificationRow } from "../store/tables.ts";
import type { Answer, Call } from "./call.ts";
import { notFound, storable } from "./scope.ts";
import { holdSite } from "./sites.ts";

interface Response {
  readonly contact_id: number;
  readonly action: string;
  readonly responded_at: string;
}

export async function respondToAlarmVerification(call: Call): Promise<Answer> {
  const response = call.body as Response;
  // A UUID has no case.
  const verification_id = String(call.parameters["verificationId"]).toLowerCase();
  return call.store.db.transaction().execute(async (db) => {
    const scope = await holdSite(call, db);
    const key = { ...scope, verification_id };
    const verification = await locked(
      call.store.engine,
      db
        .selectFrom("verifications")
        .selectAll()
        .where((eb) => eb.and(key)),
    ).executeTakeFirst();
    if (!verification) throw notFound("alarm verification", verification_id, "at this site");
    if (verification.answer_id !== null) return repeated(verification, response);
    if (verification.expires_at <= call.caller.now) {
      const moment = new Date(verification.expires_at).toISOString();
      throw new ApiError(404, `The alarm verification ${verification_id} expired at ${moment}`);
    }
    const contact = await db
      .selectFrom("contacts")
      .select("contact_id")
      .where((eb) => eb.and({ ...scope, contact_id: storable(response.contact_id) }))
      .executeTakeFirst();
    if (!contact) {
      throw new ApiError(400, `contact_id ${response.contact_id} is no contact of this site`, "contact_id");
    }
    const answer_id = await takeIds(db, scope.workspace, "verification_answer");
    await db
      .updateTable("verifications")
      .set({ ...response, answer_id })
      .where((eb) => eb.and(key))
      .execute();
    return { status: 200, body: { id: answer_id, verification_id, ...response } };
  });
}

/** The same answer again is as good as the first: its own answer was lost. */
function repeated(recorded: VerificationRow, response: Response): Answer {
  const { answer_id: id, verification_id, contact_id, action, responded_at } = recorded;
  const isSame =
    response.contact_id === contact_id &&
    response.action === action &&
    isSameMoment(response.responded_at, responded_at);
  if (!isSame) {
    throw new ApiError(
      400,
      `The alarm verification was answered already: contact ${contact_id} said ${action} at ${responded_at}. ` +
        "An answer is not changed any more",
    );
  }
  return { status: 200, body: { id, verification_id, contact_id, action, responded_at } };
}

/** Texts decide where a moment has no number: that of a leap second. */
function isSameMoment(one: string, other: string | null): boolean {
  return one === other || Date.parse(one) === Date.parse(String(other));
}
