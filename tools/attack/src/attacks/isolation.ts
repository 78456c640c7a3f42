import { Finding, send } from "../target.ts";
import type { Attack } from "./attack.ts";

/** The name of the site that the other client has created. No response to the attacker may contain it. */
export const CANARY = "canary-of-another-workspace";

/** Requests for the data of another workspace. */
export const isolation: Attack = {
  name: "isolation",
  async run({ target, random, token }) {
    const { dealerId } = target.other;
    const path = random.pick([
      `/partner/v1/dealers/${dealerId}/sites?limit=1000`,
      `/partner/v1/dealers/${dealerId}/sites?filter=name,canary,regex`,
      `/partner/v1/dealers/${dealerId}/sites?filter=external_site_id,${CANARY},eq`,
      `/partner/v1/dealers/${dealerId}/sites/${random.below(40)}`,
      "/_sandbox/workspaces/default/requests",
      "/_sandbox/workspaces/default/data",
    ]);
    const answer = await send(target, path, { headers: { authorization: `Bearer ${token}` } });
    if (answer?.body.includes(CANARY)) throw new Finding(`GET ${path} returned data of another workspace`);
    return [answer];
  },
};
