import { ApiError } from "../../api-error.ts";
import { readJwk } from "../../auth-server/public-key.ts";
import { revokeTokens } from "../../oauth/revoke.ts";
import { issueToken } from "../../oauth/tokens.ts";
import { findClients } from "../../workspaces/reset.ts";
import { workspaceClock } from "../../workspaces/workspace-clock.ts";
import { readControlBody, type ControlRoutes, findWorkspace } from "./control-routes.ts";

interface ClientChange {
  readonly public_key?: Readonly<Record<string, unknown>> | null;
  readonly redirect_uris?: readonly string[];
}

/** @throws ApiError 400 if it is not a public key. */
function storeKey(key: Readonly<Record<string, unknown>>): string {
  try {
    return JSON.stringify(readJwk(key));
  } catch (error) {
    throw error instanceof TypeError ? new ApiError(400, error.message, "public_key") : error;
  }
}

export function tokenRoutes({ control, context }: ControlRoutes): void {
  const { store, machine, tokenTtl } = context;
  control.post("/workspaces/:workspace/user-tokens", async (c) => {
    const workspace = await findWorkspace(context, c, "createUserToken");
    const { dealer_id } = await readControlBody<{ dealer_id: number }>(c, "createUserToken");
    const dealer = await store.db
      .selectFrom("dealers")
      .select("dealer_id")
      .where((eb) => eb.and({ workspace, dealer_id: Number.isSafeInteger(dealer_id) ? dealer_id : 0 }))
      .executeTakeFirst();
    if (!dealer) throw new ApiError(400, `Dealer ${dealer_id} does not exist`, "dealer_id");
    const { platformPartner } = await findClients(store.db, workspace);
    const now = await workspaceClock(store, machine, workspace).now();
    const owner = { workspace, client_id: platformPartner.clientId, user_dealer_id: dealer_id, scope: null };
    const access_token = await issueToken(store.db, owner, now.getTime(), tokenTtl);
    return c.json({ access_token, expires_in: tokenTtl }, 201);
  });
  control.post("/workspaces/:workspace/revoke-tokens", async (c) => {
    const workspace = await findWorkspace(context, c, "revokeTokens");
    const { access_token } = await readControlBody<{ access_token?: string }>(c, "revokeTokens");
    return c.json({ revoked: await revokeTokens(store, workspace, access_token) });
  });
  control.patch("/workspaces/:workspace/clients/:clientId", async (c) => {
    const workspace = await findWorkspace(context, c, "updateClient");
    const { public_key, redirect_uris } = await readControlBody<ClientChange>(c, "updateClient");
    const client_id = c.req.param("clientId");
    const { numUpdatedRows } = await store.db
      .updateTable("clients")
      .set({
        ...(public_key !== undefined && { public_key: public_key && storeKey(public_key) }),
        ...(redirect_uris !== undefined && { redirect_uris: JSON.stringify(redirect_uris) }),
      })
      .where((eb) => eb.and({ workspace, client_id }))
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new ApiError(404, `Unknown client "${client_id}"`);
    return c.body(null, 204);
  });
}
