import { type Received, type Reply, type ScriptedServer, scriptedServer } from "@chekt/testing";

/** A token response of the API. */
export function granted(accessToken: string, more: Record<string, unknown> = { expires_in: 3600 }): Reply {
  return { json: { access_token: accessToken, token_type: "Bearer", ...more } };
}

/** A request to a token endpoint: its body is a form. */
export type TokenRequest = Omit<Received, "body"> & { readonly body: URLSearchParams };

/** Starts a fake token endpoint. It stops when the test ends. */
export async function tokenServer(
  reply: (count: number, received: TokenRequest) => Reply | Promise<Reply>,
): Promise<Omit<ScriptedServer, "received"> & { readonly received: readonly TokenRequest[] }> {
  const received: TokenRequest[] = [];
  const { baseUrl } = await scriptedServer((count, request) => {
    const one = { ...request, body: new URLSearchParams(request.body) };
    received.push(one);
    return reply(count, one);
  });
  return { baseUrl, received };
}
