import { serialise } from "./wire/serialise.ts";
import { send } from "./wire/exchange.ts";
import type { CreatedRow } from "./ledger.ts";
import type { Session } from "./session.ts";

/** A row that another row uses can be deleted only in a later round. */
const ROUNDS = 3;

/**
 * Deletes the rows that the suite created, latest first. It ignores the abort signal of the run.
 *
 * @returns the rows that could not be deleted.
 */
export async function cleanUp(session: Session, token: () => Promise<string>): Promise<readonly CreatedRow[]> {
  const { ledger, description, target } = session;
  for (let round = 0; round < ROUNDS && ledger.remaining.length > 0; round += 1) {
    for (const row of ledger.remaining.toReversed()) {
      const operation = description.operation(row.operation);
      const call = { path: row.path, query: {}, headers: {}, body: undefined };
      const { status } = await send(target.fetch, target.baseUrl, serialise(operation, call, await token()));
      if (status === operation.success || status === 404) ledger.forget(row);
    }
  }
  return ledger.remaining;
}
