import { serialise } from "./wire/serialise.ts";
import { Blocked } from "./finding.ts";
import type { CreatedRow } from "./ledger.ts";
import type { Session } from "./session.ts";

/** A row that another row uses can be deleted only in a later round. */
const ROUNDS = 3;

/**
 * Deletes the rows that the suite created, latest first. It ignores the abort signal of the run.
 *
 * @returns the rows that could not be deleted.
 */
export async function cleanUp(session: Session): Promise<readonly CreatedRow[]> {
  if (session.ledger.remaining.length === 0) return [];
  try {
    await session.uninterrupted(() => deleteRows(session));
  } catch (error) {
    if (!(error instanceof Blocked)) throw error;
  }
  return session.ledger.remaining;
}

async function deleteRows(session: Session): Promise<void> {
  const { ledger, description, tokens } = session;
  for (let round = 0; round < ROUNDS && ledger.remaining.length > 0; round += 1) {
    for (const row of ledger.remaining.toReversed()) {
      const operation = description.operation(row.operation);
      const call = { path: row.path, query: {}, headers: {}, body: undefined };
      const { status } = await session.send(serialise(operation, call, await tokens.get("partner", "clean-up")));
      if (status === operation.success || status === 404) ledger.forget(row);
    }
  }
}
