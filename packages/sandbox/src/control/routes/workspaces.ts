import { randomBytes } from "node:crypto";
import { ApiError } from "../../api-error.ts";
import { DEFAULT_WORKSPACE } from "../../context.ts";
import { seedDealers, type SeedName } from "../../seeds/seed.ts";
import { createWorkspace } from "../../workspaces/create-workspace.ts";
import type { ClientCredentials } from "../../workspaces/credentials.ts";
import { deleteWorkspace } from "../../workspaces/delete-workspace.ts";
import { resetWorkspace } from "../../workspaces/reset.ts";
import { readControlBody, type ControlRoutes, findWorkspace } from "./control-routes.ts";

export function workspaceRoutes({ control, context }: ControlRoutes): void {
  const { store, machine, log, tokenTtl } = context;
  control.get("/workspaces", async (c) => {
    const rows = await store.db.selectFrom("workspaces").select("workspace").orderBy("workspace").execute();
    return c.json(rows.map(({ workspace }) => workspace));
  });
  control.post("/workspaces", async (c) => {
    const { seed = "demo" } = await readControlBody<{ seed?: SeedName }>(c, "createWorkspace");
    const workspace = `ws-${randomBytes(6).toString("hex")}`;
    const created = await store.db
      .transaction()
      .execute((db) => createWorkspace(db, { workspace, seed, now: machine(), tokenTtl }));
    return c.json(
      {
        workspace,
        platform_partner: renderClient(created.platformPartner),
        dealer_app: renderClient(created.dealerApp),
        user_token: created.userToken,
        dealers: {
          connected: seedDealers.connected,
          not_connected: seedDealers.notConnected,
          dealer_app: seedDealers.dealerApp,
        },
      },
      201,
    );
  });
  control.delete("/workspaces/:workspace", async (c) => {
    const workspace = await findWorkspace(context, c, "deleteWorkspace");
    if (workspace === DEFAULT_WORKSPACE)
      throw new ApiError(400, "The default workspace cannot be deleted. Reset it instead.");
    await deleteWorkspace(store, workspace);
    log.clear(workspace);
    return c.body(null, 204);
  });
  control.post("/workspaces/:workspace/reset", async (c) => {
    const workspace = await findWorkspace(context, c, "resetWorkspace");
    const { seed = "demo" } = await readControlBody<{ seed?: SeedName }>(c, "resetWorkspace");
    await resetWorkspace(store, workspace, seed);
    log.clear(workspace);
    return c.body(null, 204);
  });
}

function renderClient({ clientId, clientSecret }: ClientCredentials): object {
  return { client_id: clientId, client_secret: clientSecret };
}
