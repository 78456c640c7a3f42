import { ApiError } from "../api-error.ts";
import { locked } from "../store/locked.ts";
import { takeIds } from "../store/store.ts";
import type { VerificationRow } from "../store/tables.ts";
import { inTransaction } from "../store/transaction.ts";
import type { HandlerResult, Call } from "./call.ts";
import { notFound, storable } from "./scope.ts";
import { lockSite } from "./sites.ts";

interface VerificationResponse {
  readonly verification_id?: string;
  readonly contact_id: number;
  readonly action: string;
  readonly responded_at: string;
}

/** The code of the response to an answer that does not change anything. */
const ALREADY_ANSWERED = "already_answered";

export async function respondToAlarmVerification(call: Call): Promise<HandlerResult> {
  const { verification_id: repeated, ...response } = call.body as VerificationResponse;
  // UUIDs are compared without regard to case.
  const verification_id = String(call.parameters["verificationId"]).toLowerCase();
  if (repeated !== undefined && repeated.toLowerCase() !== verification_id) {
    throw new ApiError(400, `verification_id ${repeated} is not the one in the path`, "verification_id");
  }
  // A leap second is no later than the second after it.
  if (Date.parse(response.responded_at.replace(/:60/, ":59")) > call.caller.now) {
    throw new ApiError(
      400,
      `responded_at ${response.responded_at} is in the future. It is ${new Date(call.caller.now).toISOString()} now.`,
      "responded_at",
    );
  }
  return inTransaction(call.store, call.caller.workspace, async (db) => {
    const scope = await lockSite(call, db);
    const key = { ...scope, verification_id };
    const verification = await locked(
      call.store.engine,
      db
        .selectFrom("verifications")
        .selectAll()
        .where((eb) => eb.and(key)),
    ).executeTakeFirst();
    if (!verification) throw notFound("site", "alarm verification", verification_id);
    if (verification.answer_id !== null) return repeatAnswer(verification, response);
    if (verification.expires_at <= call.caller.now) {
      const moment = new Date(verification.expires_at).toISOString();
      throw new ApiError(404, `Alarm verification ${verification_id} expired at ${moment}`, undefined, "expired");
    }
    const contact = await db
      .selectFrom("contacts")
      .select("contact_id")
      .where((eb) => eb.and({ ...scope, contact_id: storable(response.contact_id) }))
      .executeTakeFirst();
    if (!contact) {
      throw new ApiError(400, `contact_id ${response.contact_id} is not a contact of this site`, "contact_id");
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

/** Repeating the recorded answer succeeds, because the first response may have been lost. */
function repeatAnswer(recorded: VerificationRow, response: VerificationResponse): HandlerResult {
  const { answer_id: id, verification_id, contact_id, action, responded_at } = recorded;
  const isSame =
    response.contact_id === contact_id && response.action === action && isSameTime(response.responded_at, responded_at);
  if (!isSame) {
    throw new ApiError(
      400,
      `This alarm verification was already answered: contact ${contact_id} chose ${action} at ${responded_at}. ` +
        "The answer cannot be changed.",
      undefined,
      ALREADY_ANSWERED,
    );
  }
  return { status: 200, body: { id, verification_id, contact_id, action, responded_at, code: ALREADY_ANSWERED } };
}

/** Compares the strings too, because `Date.parse` rejects leap seconds. */
function isSameTime(a: string, b: string | null): boolean {
  return a === b || Date.parse(a) === Date.parse(String(b));
}
