import { type Received, type Reply, type ScriptedServer, scriptedServer } from "@chekt/testing";
import { createPartnerClient, type PartnerClient } from "../client.ts";
import type { PartnerClientBaseOptions } from "../settings.ts";

/** A server that issues tokens, and a client of it. */
export interface PartnerApi {
  readonly chekt: PartnerClient;
  readonly baseUrl: string;
  /** The token requests. */
  readonly tokenRequests: readonly Received[];
  /** All other requests. */
  readonly received: readonly Received[];
}

/** Starts a server that issues the tokens `t-1`, `t-2` and so on, and replies to all other requests with `reply`. */
export async function partnerApi(
  reply: (count: number, received: Received) => Reply | Promise<Reply>,
  options: PartnerClientBaseOptions = {},
): Promise<PartnerApi> {
  const tokenRequests: Received[] = [];
  const received: Received[] = [];
  const { baseUrl }: ScriptedServer = await scriptedServer((_count, request) => {
    if (request.path === "/oauth/token") {
      const count = tokenRequests.push(request);
      return { json: { access_token: `t-${count}`, token_type: "Bearer", expires_in: 3600 } };
    }
    return reply(received.push(request), request);
  });
  const chekt = createPartnerClient({
    baseUrl,
    clientId: "my-app",
    clientSecret: "my-secret",
    random: () => 0,
    ...options,
  });
  return { chekt, baseUrl, tokenRequests, received };
}
