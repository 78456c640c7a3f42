import type { Context } from "../context.ts";
import { DEFAULT_WORKSPACE } from "../context.ts";
import { revokeTokens } from "../oauth/revoke.ts";
import { hashSecret, newSecret } from "../oauth/secrets.ts";
import { issueToken } from "../oauth/tokens.ts";
import { seedDealers, type SeedName } from "../seeds/seed.ts";
import { isDuplicate } from "../store/duplicate.ts";
import { createWorkspace } from "./create-workspace.ts";
import type { Credentials } from "./credentials.ts";
import { workspaceClock } from "./workspace-clock.ts";

/** The credentials of the default workspace, as far as they are known. */
export interface DefaultWorkspace {
  /** Undefined for a random secret that was printed before, because only its hash is stored. */
  readonly platformPartner: { readonly clientId: string; readonly clientSecret: string | undefined };
  readonly dealerApp: { readonly clientId: string; readonly clientSecret: string | undefined };
  readonly userToken: string;
}

const platformPartner = { clientId: "platform-partner" };
const dealerApp = { clientId: "dealer-app" };

/**
 * Opens the workspace that the command serves, and creates it if necessary.
 *
 * @param isPrivate whether only this machine can reach the sandbox. Then the secrets are well known, `<client id>-secret`,
 * so that commands pasted yesterday work today. Otherwise they are random: well-known ones of an earlier start are replaced,
 * and their tokens revoked.
 */
export async function openDefaultWorkspace(
  context: Context,
  seed: SeedName,
  isPrivate: boolean,
): Promise<DefaultWorkspace> {
  const { store, machine, tokenTtl } = context;
  const exists = await store.db
    .selectFrom("workspaces")
    .select("workspace")
    .where("workspace", "=", DEFAULT_WORKSPACE)
    .executeTakeFirst();
  const created = exists ? undefined : await tryCreate(context, seed, isPrivate);
  if (created) return created;
  const replaced = isPrivate ? new Map<string, string>() : await replaceWellKnownSecrets(store);
  const userToken = await issueToken(
    store.db,
    {
      workspace: DEFAULT_WORKSPACE,
      client_id: platformPartner.clientId,
      user_dealer_id: seedDealers.notConnected,
      scope: null,
    },
    (await workspaceClock(store, machine, DEFAULT_WORKSPACE).now()).getTime(),
    tokenTtl,
  );
  const clients = await store.db
    .selectFrom("clients")
    .select(["client_id", "secret_hash"])
    .where("workspace", "=", DEFAULT_WORKSPACE)
    .execute();
  const configuredSecret = (clientId: string): string | undefined =>
    replaced.get(clientId) ??
    (clients.some(
      (client) => client.client_id === clientId && client.secret_hash === hashSecret(wellKnownSecret(clientId)),
    )
      ? wellKnownSecret(clientId)
      : undefined);
  return {
    platformPartner: { ...platformPartner, clientSecret: configuredSecret(platformPartner.clientId) },
    dealerApp: { ...dealerApp, clientSecret: configuredSecret(dealerApp.clientId) },
    userToken,
  };
}

/** Replaces the well-known secrets by random ones, and returns these by client ID. */
async function replaceWellKnownSecrets(store: Context["store"]): Promise<Map<string, string>> {
  const { db } = store;
  const replaced = new Map<string, string>();
  for (const { clientId } of [platformPartner, dealerApp]) {
    const secret = newSecret();
    const { numUpdatedRows } = await db
      .updateTable("clients")
      .set({ secret_hash: hashSecret(secret) })
      .where("client_id", "=", clientId)
      .where("secret_hash", "=", hashSecret(wellKnownSecret(clientId)))
      .executeTakeFirst();
    if (numUpdatedRows > 0n) replaced.set(clientId, secret);
  }
  if (replaced.size > 0) await revokeTokens(store, DEFAULT_WORKSPACE);
  return replaced;
}

/** Creates the workspace. Returns undefined if another process created it at the same time. */
async function tryCreate(
  { store, machine, tokenTtl }: Context,
  seed: SeedName,
  isPrivate: boolean,
): Promise<Credentials | undefined> {
  try {
    return await store.db.transaction().execute((db) =>
      createWorkspace(db, {
        workspace: DEFAULT_WORKSPACE,
        seed,
        now: machine(),
        tokenTtl,
        ...(isPrivate && { configuredSecret: wellKnownSecret }),
      }),
    );
  } catch (error) {
    if (isDuplicate(error)) return undefined;
    throw error;
  }
}

function wellKnownSecret(clientId: string): string {
  return `${clientId}-secret`;
}
