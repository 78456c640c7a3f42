import { ApiError } from "../api-error.ts";
import { rejectDuplicate } from "../store/duplicate.ts";
import type { Database } from "../store/tables.ts";
import { inTransaction } from "../store/transaction.ts";
import type { HandlerResult, Call } from "./call.ts";
import { type DealerScope, dealerScope } from "./scope.ts";
import { isoTimestamp } from "./timestamps.ts";

export async function connectDealer({ store, caller, body }: Call): Promise<HandlerResult> {
  const { external_dealer_id, company_name } = body as { external_dealer_id: string; company_name: string };
  const { workspace, clientId: client_id } = caller;
  const scope = { workspace, dealer_id: caller.userDealerId ?? 0 };
  return inTransaction(store, caller.workspace, async (db) => {
    const connected = db
      .insertInto("connections")
      .values({ ...scope, client_id, external_dealer_id })
      .onConflict((conflict) =>
        conflict.columns(["workspace", "client_id", "dealer_id"]).doUpdateSet({ external_dealer_id }),
      )
      .execute();
    await rejectDuplicate(connected, () => duplicateError(external_dealer_id));
    await db
      .updateTable("dealers")
      .set({ company_name })
      .where((eb) => eb.and(scope))
      .execute();
    return { status: 200, body: await readDealer(db, scope, client_id) };
  });
}

export async function disconnectDealer(call: Call): Promise<HandlerResult> {
  const { store, caller } = call;
  const scope = dealerScope(call);
  return inTransaction(store, caller.workspace, async (db) => {
    const dealer = await readDealer(db, scope, caller.clientId);
    await db
      .deleteFrom("connections")
      .where((eb) => eb.and({ ...scope, client_id: caller.clientId }))
      .execute();
    return { status: 200, body: { ...dealer, external_dealer_id: null } };
  });
}

export async function getDealer(call: Call): Promise<HandlerResult> {
  return { status: 200, body: await readDealer(call.store.db, dealerScope(call), call.caller.clientId) };
}

export async function updateDealer(call: Call): Promise<HandlerResult> {
  const { store, caller } = call;
  const scope = dealerScope(call);
  const changes = call.body as { company_name?: string };
  if (Object.keys(changes).length > 0) {
    await store.db
      .updateTable("dealers")
      .set(changes)
      .where((eb) => eb.and({ ...scope }))
      .execute();
  }
  return { status: 200, body: await readDealer(store.db, scope, caller.clientId) };
}

function duplicateError(id: string): ApiError {
  return new ApiError(
    400,
    `external_dealer_id "${id}" is already used by another of your dealers`,
    "external_dealer_id",
  );
}

/** Reads a dealer, with the external ID that the client gave it. */
async function readDealer(db: Database, scope: DealerScope, client_id: string): Promise<Record<string, unknown>> {
  const {
    workspace: _workspace,
    created_at,
    ...dealer
  } = await db
    .selectFrom("dealers as dealer")
    .leftJoin("connections as connection", (join) =>
      join
        .onRef("connection.workspace", "=", "dealer.workspace")
        .onRef("connection.dealer_id", "=", "dealer.dealer_id")
        .on("connection.client_id", "=", client_id),
    )
    .selectAll("dealer")
    .select("connection.external_dealer_id")
    .where("dealer.workspace", "=", scope.workspace)
    .where("dealer.dealer_id", "=", scope.dealer_id)
    .executeTakeFirstOrThrow();
  return { ...dealer, created_at: isoTimestamp(created_at) };
}
