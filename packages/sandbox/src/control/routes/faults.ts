import { ApiError } from "../../api-error.ts";
import type { FaultRule } from "../../faults/fault-rule.ts";
import { findInvalidRule } from "../../faults/check-rule.ts";
import { workspaceFaults } from "../../faults/faults.ts";
import { readControlBody, type ControlRoutes, findWorkspace } from "./control-routes.ts";

export function faultRoutes({ control, context }: ControlRoutes): void {
  const { store } = context;
  control.get("/workspaces/:workspace/faults", async (c) => {
    const found = await workspaceFaults(store, await findWorkspace(context, c, "listFaults")).list();
    return c.json(found.map(({ rule, ...fault }) => ({ ...fault, rule: renderRule(rule) })));
  });
  control.post("/workspaces/:workspace/faults", async (c) => {
    const faults = workspaceFaults(store, await findWorkspace(context, c, "addFault"));
    const body = await readControlBody<FaultRule & { retry_after?: number }>(c, "addFault");
    const invalid = findInvalidRule(body);
    if (invalid) throw new ApiError(400, invalid.message, invalid.field);
    const { retry_after, ...rule } = body;
    const fault = await faults.add({ ...rule, ...(retry_after !== undefined && { retryAfter: retry_after }) });
    return c.json({ ...fault, rule: renderRule(fault.rule) }, 201);
  });
  control.delete("/workspaces/:workspace/faults", async (c) => {
    await workspaceFaults(store, await findWorkspace(context, c, "clearFaults")).clear();
    return c.body(null, 204);
  });
  control.delete("/workspaces/:workspace/faults/:faultId", async (c) => {
    const id = Number(c.req.param("faultId"));
    const found = await workspaceFaults(store, await findWorkspace(context, c, "removeFault")).remove(id);
    if (!found) throw new ApiError(404, `Unknown fault ${id}`);
    return c.body(null, 204);
  });
}

function renderRule({ retryAfter, ...rule }: FaultRule): object {
  return { ...rule, ...(retryAfter !== undefined && { retry_after: retryAfter }) };
}
