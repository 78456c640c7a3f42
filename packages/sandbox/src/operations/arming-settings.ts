import type { HandlerResult, Call } from "./call.ts";
import { siteScope } from "./scope.ts";
import { siteNotFound } from "./sites.ts";

const columns = ["site_id", "external_site_id", "name", "security_type"] as const;

export async function getArmingSettings(call: Call): Promise<HandlerResult> {
  const setting = await call.store.db
    .selectFrom("sites")
    .select(columns)
    .where((eb) => eb.and({ ...siteScope(call) }))
    .executeTakeFirst();
  if (!setting) throw siteNotFound(call);
  return { status: 200, body: setting };
}

export async function updateArmingSettings(call: Call): Promise<HandlerResult> {
  const { security_type } = call.body as { security_type: number };
  const setting = await call.store.db
    .updateTable("sites")
    .set({ security_type })
    .where((eb) => eb.and({ ...siteScope(call) }))
    .returning(columns)
    .executeTakeFirst();
  if (!setting) throw siteNotFound(call);
  return { status: 200, body: setting };
}
