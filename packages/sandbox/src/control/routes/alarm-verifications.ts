import { ApiError } from "../../api-error.ts";
import { type AlarmVerification, workspaceVerifications } from "../../workspaces/verifications.ts";
import { readControlBody, type ControlRoutes, findWorkspace } from "./control-routes.ts";

interface Alarm {
  readonly dealer_id: number;
  readonly site_id: number;
  readonly expires_in?: number;
}

export function alarmVerificationRoutes({ control, context }: ControlRoutes): void {
  control.get("/workspaces/:workspace/alarm-verifications", async (c) => {
    const workspace = await findWorkspace(context, c, "listAlarmVerifications");
    return c.json((await workspaceVerifications(context, workspace).list()).map(renderVerification));
  });
  control.post("/workspaces/:workspace/alarm-verifications", async (c) => {
    const workspace = await findWorkspace(context, c, "triggerAlarmVerification");
    const alarm = await readControlBody<Alarm>(c, "triggerAlarmVerification");
    const { dealer_id: dealerId, site_id: siteId, expires_in: expiresIn } = alarm;
    const verifications = workspaceVerifications(context, workspace);
    try {
      return c.json(renderVerification(await verifications.trigger({ dealerId, siteId, expiresIn })), 201);
    } catch (error) {
      throw error instanceof RangeError ? new ApiError(400, error.message, "site_id") : error;
    }
  });
}

function renderVerification({ verificationId, dealerId, siteId, expiresAt, answer }: AlarmVerification): object {
  return {
    verification_id: verificationId,
    dealer_id: dealerId,
    site_id: siteId,
    expires_at: expiresAt.toISOString(),
    answer: answer && { contact_id: answer.contactId, action: answer.action, responded_at: answer.respondedAt },
  };
}
