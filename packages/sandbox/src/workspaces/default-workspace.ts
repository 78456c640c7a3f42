import { hash } from "node:crypto";
import type { Context } from "../context.ts";
import { DEFAULT_WORKSPACE } from "../context.ts";
import { issueToken } from "../oauth/tokens.ts";
import { seedDealers, type SeedName } from "../seeds/seed.ts";
import { isDuplicate } from "../store/duplicate.ts";
import { createWorkspace } from "./create-workspace.ts";
import type { Credentials } from "./credentials.ts";
import { workspaceClock } from "./workspace-clock.ts";

/** Who may call in the default workspace, so far as it can be told. */
export interface DefaultWorkspace {
  /** Secrets are kept as hashes only: those that nobody can guess are told once. */
  readonly platformPartner: { readonly clientId: string; readonly clientSecret: string | undefined };
  readonly dealerApp: { readonly clientId: string; readonly clientSecret: string | undefined };
  readonly userToken: string;
}

const platformPartner = { clientId: "platform-partner" };
const dealerApp = { clientId: "dealer-app" };

/**
 * Opens the workspace that the command serves; makes it where it is not there yet.
 *
 * @param isPrivate whether only this machine reaches it: then its secrets are well known, `<client id>-secret`, and what
 * was pasted yesterday works today. Else they are such that nobody can guess them.
 */
export async function openDefaultWorkspace(
  context: Context,
  seed: SeedName,
  isPrivate: boolean,
): Promise<DefaultWorkspace> {
  const { store, machine, tokenTtl } = context;
  const isThere = await store.db
    .selectFrom("workspaces")
    .select("workspace")
    .where("workspace", "=", DEFAULT_WORKSPACE)
    .executeTakeFirst();
  const made = isThere ? undefined : await make(context, seed, isPrivate);
  if (made) return made;
  const userToken = await issueToken(
    store.db,
    {
      workspace: DEFAULT_WORKSPACE,
      client_id: platformPartner.clientId,
      user_dealer_id: seedDealers.notConnected,
    },
    (await workspaceClock(store, machine, DEFAULT_WORKSPACE).now()).getTime(),
    tokenTtl,
  );
  const kept = await store.db
    .selectFrom("clients")
    .select(["client_id", "secret_hash"])
    .where("workspace", "=", DEFAULT_WORKSPACE)
    .execute();
  const configuredSecret = (clientId: string): string | undefined =>
    kept.some((client) => client.client_id === clientId && client.secret_hash === hash("sha256", wellKnown(clientId)))
      ? wellKnown(clientId)
      : undefined;
  return {
    platformPartner: { ...platformPartner, clientSecret: configuredSecret(platformPartner.clientId) },
    dealerApp: { ...dealerApp, clientSecret: configuredSecret(dealerApp.clientId) },
    userToken,
  };
}

/** Makes the workspace; gives nothing when another process has just done so. */
async function make(
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
        ...(isPrivate && { configuredSecret: wellKnown }),
      }),
    );
  } catch (error) {
    if (isDuplicate(error)) return undefined;
    throw error;
  }
}

function wellKnown(clientId: string): string {
  return `${clientId}-secret`;
}
