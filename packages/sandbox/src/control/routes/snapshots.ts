import { ApiError } from "../../api-error.ts";
import { workspaceSnapshots } from "../../workspaces/snapshots.ts";
import { type ControlRoutes, findWorkspace } from "./control-routes.ts";

export function snapshotRoutes({ control, context }: ControlRoutes): void {
  control.get("/workspaces/:workspace/snapshots", async (c) => {
    const found = await workspaceSnapshots(context, await findWorkspace(context, c, "listSnapshots")).list();
    return c.json(found.map(({ name, created_at }) => ({ name, created_at: new Date(created_at).toISOString() })));
  });
  control.put("/workspaces/:workspace/snapshots/:snapshot", async (c) => {
    const workspace = await findWorkspace(context, c, "takeSnapshot");
    await workspaceSnapshots(context, workspace).take(c.req.param("snapshot"));
    return c.body(null, 204);
  });
  control.delete("/workspaces/:workspace/snapshots/:snapshot", async (c) => {
    const name = c.req.param("snapshot");
    const workspace = await findWorkspace(context, c, "deleteSnapshot");
    if (!(await workspaceSnapshots(context, workspace).remove(name))) throw noSnapshot(name);
    return c.body(null, 204);
  });
  control.post("/workspaces/:workspace/snapshots/:snapshot/restore", async (c) => {
    const name = c.req.param("snapshot");
    const workspace = await findWorkspace(context, c, "restoreSnapshot");
    if (!(await workspaceSnapshots(context, workspace).restore(name))) throw noSnapshot(name);
    return c.body(null, 204);
  });
}

function noSnapshot(name: string): ApiError {
  return new ApiError(404, `Unknown snapshot "${name}"`);
}
