import { serialise } from "./wire/serialise.ts";
import { send } from "./wire/exchange.ts";
import type { Made } from "./ledger.ts";
import type { Session } from "./session.ts";

/** How often it is gone through: what another still needs can be taken away only after that. */
const ROUNDS = 3;

/**
 * Takes away what the suite made, the latest first. It runs to its end also when the run was ended.
 *
 * @returns what could not be taken away.
 */
export async function cleanUp(session: Session, token: () => Promise<string>): Promise<readonly Made[]> {
  const { ledger, description, target } = session;
  for (let round = 0; round < ROUNDS && ledger.left.length > 0; round += 1) {
    for (const made of ledger.left.toReversed()) {
      const operation = description.operation(made.operation);
      const call = { path: made.path, query: {}, headers: {}, body: undefined };
      const { status } = await send(target.fetch, target.baseUrl, serialise(operation, call, await token()));
      if (status === operation.success || status === 404) ledger.forget(made);
    }
  }
  return ledger.left;
}
