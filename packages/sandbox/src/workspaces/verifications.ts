import { randomUUID } from "node:crypto";
import { LONGEST_WINDOW } from "../behavior/behavior.ts";
import type { Context } from "../context.ts";
import { storable } from "../operations/scope.ts";
import { locked } from "../store/locked.ts";
import { inTransaction } from "../store/transaction.ts";
import { workspaceClock } from "./workspace-clock.ts";

/** An alarm that CHeKT asks a contact of a site to verify. */
export interface AlarmVerification {
  readonly verificationId: string;
  readonly dealerId: number;
  readonly siteId: number;
  readonly expiresAt: Date;
  /** The recorded answer of a contact; null until there is one. */
  readonly answer: { readonly contactId: number; readonly action: string; readonly respondedAt: string } | null;
}

/** The alarm verifications of a workspace. */
export interface AlarmVerifications {
  /**
   * Triggers an alarm verification, as CHeKT does when an alarm comes in.
   *
   * @param expiresIn how long it can be answered, in seconds. By default as long as the sandbox says, which is 120 unless
   *   set.
   * @throws RangeError if the site does not exist, or `expiresIn` is negative or longer than a year.
   */
  trigger(site: {
    readonly dealerId: number;
    readonly siteId: number;
    readonly expiresIn?: number | undefined;
  }): Promise<AlarmVerification>;
  /** Lists all alarm verifications, those that expire last first. */
  list(): Promise<AlarmVerification[]>;
}

export function workspaceVerifications(
  { store, machine, behavior }: Pick<Context, "store" | "machine" | "behavior">,
  workspace: string,
): AlarmVerifications {
  const { db } = store;
  return {
    async trigger({ dealerId, siteId, expiresIn = behavior.verificationWindow }) {
      if (!(expiresIn >= 0 && expiresIn <= LONGEST_WINDOW)) {
        throw new RangeError(`Invalid expiresIn ${expiresIn}. Use a number of seconds from 0 to ${LONGEST_WINDOW}.`);
      }
      const now = await workspaceClock(store, machine, workspace).now();
      const row = {
        workspace,
        dealer_id: storable(dealerId),
        site_id: storable(siteId),
        verification_id: randomUUID(),
        expires_at: now.getTime() + Math.round(expiresIn * 1000),
      };
      const unanswered = { answer_id: null, contact_id: null, action: null, responded_at: null };
      await inTransaction(store, workspace, async (trx) => {
        const site = trx
          .selectFrom("sites")
          .select("site_id")
          .where((eb) => eb.and({ workspace, dealer_id: row.dealer_id, site_id: row.site_id }));
        if (!(await locked(store.engine, site).executeTakeFirst())) {
          throw new RangeError(`Dealer ${dealerId} has no site ${siteId}.`);
        }
        await trx
          .insertInto("verifications")
          .values({ ...row, ...unanswered })
          .execute();
      });
      return {
        verificationId: row.verification_id,
        dealerId,
        siteId,
        expiresAt: new Date(row.expires_at),
        answer: null,
      };
    },
    async list() {
      const rows = await db
        .selectFrom("verifications")
        .selectAll()
        .where("workspace", "=", workspace)
        .orderBy("expires_at", "desc")
        .orderBy("verification_id")
        .execute();
      return rows.map(({ verification_id, dealer_id, site_id, expires_at, contact_id, action, responded_at }) => ({
        verificationId: verification_id,
        dealerId: dealer_id,
        siteId: site_id,
        expiresAt: new Date(expires_at),
        answer:
          contact_id === null || action === null || responded_at === null
            ? null
            : { contactId: contact_id, action, respondedAt: responded_at },
      }));
    },
  };
}
