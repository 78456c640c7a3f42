import { ApiError } from "../../api-error.ts";
import { type ErrorFormat, findRateLimit, NO_LIMIT } from "../../behavior/behavior.ts";
import { formatRateLimit, parseRateLimit } from "../../behavior/rate-limit.ts";
import type { Context } from "../../context.ts";
import { joinScopes, type ScopeList, splitScopes } from "../../oauth/scopes.ts";
import { readControlBody, type ControlRoutes, findWorkspace } from "./control-routes.ts";

interface BehaviorChange {
  readonly rate_limit?: string | null;
  readonly error_format?: ErrorFormat;
  readonly granted_scopes?: readonly string[] | null;
}

export function behaviorRoutes({ control, context }: ControlRoutes): void {
  control.get("/workspaces/:workspace/behavior", async (c) =>
    c.json(await renderBehavior(context, await findWorkspace(context, c, "getBehavior"))),
  );
  control.patch("/workspaces/:workspace/behavior", async (c) => {
    const workspace = await findWorkspace(context, c, "changeBehavior");
    const { rate_limit, granted_scopes, ...change } = await readControlBody<BehaviorChange>(c, "changeBehavior");
    await context.store.db
      .updateTable("workspaces")
      .set({
        ...change,
        ...(rate_limit !== undefined && { rate_limit: checkRateLimit(rate_limit) }),
        ...(granted_scopes !== undefined && { granted_scopes: checkScopes(granted_scopes) }),
      })
      .where("workspace", "=", workspace)
      .execute();
    return c.json(await renderBehavior(context, workspace));
  });
}

/** @throws ApiError 400 if the limit is invalid. */
function checkRateLimit(text: string | null): string {
  if (text === null) return NO_LIMIT;
  try {
    return formatRateLimit(parseRateLimit(text));
  } catch (error) {
    throw error instanceof RangeError ? new ApiError(400, error.message, "rate_limit") : error;
  }
}

/** @throws ApiError 400 if a scope is unknown. */
function checkScopes(names: readonly string[] | null): ScopeList {
  try {
    return joinScopes(names);
  } catch (error) {
    throw error instanceof RangeError ? new ApiError(400, error.message, "granted_scopes") : error;
  }
}

async function renderBehavior({ store, behavior }: Context, workspace: string): Promise<object> {
  const row = await store.db
    .selectFrom("workspaces")
    .select(["rate_limit", "error_format", "granted_scopes"])
    .where("workspace", "=", workspace)
    .executeTakeFirstOrThrow();
  const rateLimit = findRateLimit(row, behavior);
  return {
    rate_limit: rateLimit ? formatRateLimit(rateLimit) : null,
    error_format: row.error_format ?? behavior.errorFormat,
    granted_scopes: row.granted_scopes === null ? null : splitScopes(row.granted_scopes),
  };
}
