import { randomBytes } from "node:crypto";
import { type Context as HonoContext, Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { ApiError } from "../api-error.ts";
import { type Context, DEFAULT_WORKSPACE } from "../context.ts";
import type { OperationValidators } from "../description/described-operation.ts";
import { explain } from "../description/explain.ts";
import type { FaultRule } from "../faults/fault-rule.ts";
import { workspaceFaults } from "../faults/faults.ts";
import { controlDocument } from "../generated/control-document.ts";
import { type OperationId as ControlId, validators } from "../generated/control-validators.js";
import { checkText, parseJson, readText } from "../http/body.ts";
import { revokeTokens } from "../oauth/revoke.ts";
import { issueToken } from "../oauth/tokens.ts";
import { seedDealers, type SeedName } from "../seeds/seed.ts";
import { createWorkspace } from "../workspaces/create-workspace.ts";
import { clientsOf, resetWorkspace } from "../workspaces/reset.ts";
import { workspaceSnapshots } from "../workspaces/snapshots.ts";
import { type AlarmVerification, workspaceVerifications } from "../workspaces/verifications.ts";
import { workspaceClock } from "../workspaces/workspace-clock.ts";
import { checkControl } from "./guard.ts";
import { toHar } from "./har.ts";

/** Where the control plane is. */
export const CONTROL_PATH = "/_sandbox";

/**
 * The control plane: what its own description says, and the description.
 *
 * @param token what a caller must bear; undefined where only this machine reaches the sandbox.
 */
export function createControl(context: Context, token: string | undefined): Hono {
  const { store, machine, log, tokenTtl } = context;
  const control = new Hono();
  control.use(async (c, next) => {
    checkControl(c.req.raw, token);
    await next();
  });
  control.onError((error, c) => {
    if (error instanceof ApiError) return c.json(error.toDto(), error.status);
    context.onFault(error);
    return c.json({ status_code: 500, error_message: "The sandbox failed at this request" }, 500);
  });
  control.notFound((c) =>
    c.json(new ApiError(404, `The control plane has no ${c.req.method} ${c.req.path}`).toDto(), 404),
  );

  control.get("/openapi.json", (c) => c.json(controlDocument));

  control.get("/workspaces", async (c) => {
    const rows = await store.db.selectFrom("workspaces").select("workspace").orderBy("workspace").execute();
    return c.json(rows.map(({ workspace }) => workspace));
  });
  control.post("/workspaces", async (c) => {
    const { seed = "demo" } = await read<{ seed?: SeedName }>(c, "createWorkspace");
    const workspace = `ws-${randomBytes(6).toString("hex")}`;
    const made = await store.db
      .transaction()
      .execute((db) => createWorkspace(db, { workspace, seed, now: machine(), tokenTtl }));
    const shown = ({ clientId, clientSecret }: typeof made.platformPartner): object => ({
      client_id: clientId,
      client_secret: clientSecret,
    });
    return c.json(
      {
        workspace,
        platform_partner: shown(made.platformPartner),
        dealer_app: shown(made.dealerApp),
        user_token: made.userToken,
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
    const workspace = await workspaceOf(c, "deleteWorkspace");
    if (workspace === DEFAULT_WORKSPACE) throw new ApiError(400, "The default workspace stays: reset it instead");
    await store.db.deleteFrom("workspaces").where("workspace", "=", workspace).execute();
    log.clear(workspace);
    return c.body(null, 204);
  });
  control.post("/workspaces/:workspace/reset", async (c) => {
    const workspace = await workspaceOf(c, "resetWorkspace");
    const { seed = "demo" } = await read<{ seed?: SeedName }>(c, "resetWorkspace");
    await resetWorkspace(store, workspace, seed);
    log.clear(workspace);
    return c.body(null, 204);
  });

  control.get("/workspaces/:workspace/snapshots", async (c) => {
    const found = await workspaceSnapshots(store, machine, await workspaceOf(c, "listSnapshots")).list();
    return c.json(found.map(({ name, created_at }) => ({ name, created_at: new Date(created_at).toISOString() })));
  });
  control.put("/workspaces/:workspace/snapshots/:snapshot", async (c) => {
    await workspaceSnapshots(store, machine, await workspaceOf(c, "takeSnapshot")).take(c.req.param("snapshot"));
    return c.body(null, 204);
  });
  control.delete("/workspaces/:workspace/snapshots/:snapshot", async (c) => {
    const name = c.req.param("snapshot");
    const found = await workspaceSnapshots(store, machine, await workspaceOf(c, "deleteSnapshot")).remove(name);
    if (!found) throw noSnapshot(name);
    return c.body(null, 204);
  });
  control.post("/workspaces/:workspace/snapshots/:snapshot/restore", async (c) => {
    const name = c.req.param("snapshot");
    const found = await workspaceSnapshots(store, machine, await workspaceOf(c, "restoreSnapshot")).restore(name);
    if (!found) throw noSnapshot(name);
    return c.body(null, 204);
  });

  control.get("/workspaces/:workspace/clock", async (c) =>
    c.json(shownClock(await workspaceClock(store, machine, await workspaceOf(c, "getClock")).now())),
  );
  control.patch("/workspaces/:workspace/clock", async (c) => {
    const clock = workspaceClock(store, machine, await workspaceOf(c, "changeClock"));
    const change = await read<{ now?: string; advance?: number; stands?: boolean }>(c, "changeClock");
    if (change.now !== undefined) {
      const moment = new Date(change.now);
      if (Number.isNaN(moment.getTime())) throw new ApiError(400, `now: there is no moment ${change.now}`, "now");
      await clock.set(moment);
    }
    if (change.advance !== undefined) await clock.advance(change.advance);
    if (change.stands !== undefined) await (change.stands ? clock.stop() : clock.resume());
    return c.json(shownClock(await clock.now()));
  });

  control.get("/workspaces/:workspace/faults", async (c) => {
    const found = await workspaceFaults(store, await workspaceOf(c, "listFaults")).list();
    return c.json(found.map(({ rule, ...fault }) => ({ ...fault, rule: shownRule(rule) })));
  });
  control.post("/workspaces/:workspace/faults", async (c) => {
    const faults = workspaceFaults(store, await workspaceOf(c, "addFault"));
    const { retry_after, ...rule } = await read<FaultRule & { retry_after?: number }>(c, "addFault");
    const fault = await faults.add({ ...rule, ...(retry_after !== undefined && { retryAfter: retry_after }) });
    return c.json({ ...fault, rule: shownRule(fault.rule) }, 201);
  });
  control.delete("/workspaces/:workspace/faults", async (c) => {
    await workspaceFaults(store, await workspaceOf(c, "clearFaults")).clear();
    return c.body(null, 204);
  });
  control.delete("/workspaces/:workspace/faults/:faultId", async (c) => {
    const id = Number(c.req.param("faultId"));
    const found = await workspaceFaults(store, await workspaceOf(c, "removeFault")).remove(id);
    if (!found) throw new ApiError(404, `There is no fault ${id}`);
    return c.body(null, 204);
  });

  control.get("/workspaces/:workspace/alarm-verifications", async (c) => {
    const workspace = await workspaceOf(c, "listAlarmVerifications");
    return c.json((await workspaceVerifications(store, machine, workspace).list()).map(shownVerification));
  });
  control.post("/workspaces/:workspace/alarm-verifications", async (c) => {
    const verifications = workspaceVerifications(store, machine, await workspaceOf(c, "triggerAlarmVerification"));
    const alarm = await read<{ dealer_id: number; site_id: number; expires_in?: number }>(
      c,
      "triggerAlarmVerification",
    );
    const { dealer_id: dealerId, site_id: siteId, expires_in: expiresIn } = alarm;
    try {
      return c.json(shownVerification(await verifications.trigger({ dealerId, siteId, expiresIn })), 201);
    } catch (error) {
      throw error instanceof RangeError ? new ApiError(400, error.message, "site_id") : error;
    }
  });

  control.post("/workspaces/:workspace/user-tokens", async (c) => {
    const workspace = await workspaceOf(c, "createUserToken");
    const { dealer_id } = await read<{ dealer_id: number }>(c, "createUserToken");
    const dealer = await store.db
      .selectFrom("dealers")
      .select("dealer_id")
      .where((eb) => eb.and({ workspace, dealer_id: Number.isSafeInteger(dealer_id) ? dealer_id : 0 }))
      .executeTakeFirst();
    if (!dealer) throw new ApiError(400, `There is no dealer ${dealer_id}`, "dealer_id");
    const { platformPartner } = await clientsOf(store.db, workspace);
    const now = await workspaceClock(store, machine, workspace).now();
    const owner = { workspace, client_id: platformPartner.clientId, user_dealer_id: dealer_id };
    const access_token = await issueToken(store.db, owner, now.getTime(), tokenTtl);
    return c.json({ access_token, expires_in: tokenTtl }, 201);
  });
  control.post("/workspaces/:workspace/revoke-tokens", async (c) => {
    const workspace = await workspaceOf(c, "revokeTokens");
    const { access_token } = await read<{ access_token?: string }>(c, "revokeTokens");
    return c.json({ revoked: await revokeTokens(store.db, workspace, access_token) });
  });

  control.patch("/workspaces/:workspace/clients/:clientId", async (c) => {
    const workspace = await workspaceOf(c, "updateClient");
    const change = await read<{ public_key?: object | null; redirect_uris?: string[] }>(c, "updateClient");
    const { public_key, redirect_uris } = change;
    const client_id = c.req.param("clientId");
    const { numUpdatedRows } = await store.db
      .updateTable("clients")
      .set({
        ...(public_key !== undefined && { public_key: public_key && JSON.stringify(public_key) }),
        ...(redirect_uris !== undefined && { redirect_uris: JSON.stringify(redirect_uris) }),
      })
      .where((eb) => eb.and({ workspace, client_id }))
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new ApiError(404, `There is no client ${client_id}`);
    return c.body(null, 204);
  });

  control.get("/workspaces/:workspace/requests", async (c) => {
    const workspace = await workspaceOf(c, "listRequests");
    const format = c.req.query("format") ?? "json";
    if (format === "har") return c.json(toHar(log.entries(workspace), new URL(c.req.url).origin));
    if (format === "json") return c.json(log.entries(workspace));
    return streamSSE(c, async (stream) => {
      const ended = Promise.withResolvers<void>();
      stream.onAbort(ended.resolve);
      const leave = log.listen((entry) => {
        if (entry.workspace === workspace) void stream.writeSSE({ id: String(entry.id), data: JSON.stringify(entry) });
      });
      // Says at once that it is there.
      await stream.writeSSE({ event: "open", data: "" });
      await ended.promise;
      leave();
    });
  });
  control.delete("/workspaces/:workspace/requests", async (c) => {
    log.clear(await workspaceOf(c, "clearRequests"));
    return c.body(null, 204);
  });
  return control;

  /** The workspace in the path, once the parameters fit the description. */
  async function workspaceOf(c: HonoContext, id: ControlId): Promise<string> {
    const path = c.req.param() as Record<string, string>;
    const { faultId } = path;
    const parameters = {
      ...c.req.query(),
      ...path,
      ...(faultId !== undefined && /^\d{1,15}$/.test(faultId) && { faultId: Number(faultId) }),
    };
    check(validators[id].parameters, parameters, "the request");
    const workspace = path["workspace"] ?? "";
    const row = await store.db
      .selectFrom("workspaces")
      .select("workspace")
      .where("workspace", "=", workspace)
      .executeTakeFirst();
    if (!row) throw new ApiError(404, `There is no workspace ${workspace}`);
    return workspace;
  }
}

/** A body that fits the description. It may be left out where nothing in it is required. */
async function read<Body>(c: HonoContext, id: ControlId): Promise<Body> {
  const text = await readText(c.req.raw);
  const body = text === "" ? {} : parseJson(text);
  check(validators[id].body, body, "the body");
  checkText(text, "the body");
  return body as Body;
}

function check(validate: OperationValidators["body"], value: unknown, whole: string): void {
  if (validate === undefined || validate(value)) return;
  const { field, message } = explain(validate.errors ?? [], value, whole);
  throw new ApiError(400, message, field || undefined);
}

function noSnapshot(name: string): ApiError {
  return new ApiError(404, `There is no snapshot ${name}`);
}

function shownClock(now: Date): object {
  return { now: now.toISOString() };
}

function shownRule({ retryAfter, ...rule }: FaultRule): object {
  return { ...rule, ...(retryAfter !== undefined && { retry_after: retryAfter }) };
}

function shownVerification({ verificationId, dealerId, siteId, expiresAt, answer }: AlarmVerification): object {
  return {
    verification_id: verificationId,
    dealer_id: dealerId,
    site_id: siteId,
    expires_at: expiresAt.toISOString(),
    answer: answer && { contact_id: answer.contactId, action: answer.action, responded_at: answer.respondedAt },
  };
}
