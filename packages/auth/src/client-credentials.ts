import { clientCredentialsGrantRequest } from "oauth4webapi";
import { clientAuthentication, type ClientSecretOption, type PrivateKeyOption } from "./client-authentication.ts";
import { openEndpoint, type TokenEndpointOptions } from "./source-options.ts";
import type { TokenSource } from "./token-source.ts";

/** How to get tokens of the client's own: with a secret, or with a private key. */
export type ClientCredentialsOptions = TokenEndpointOptions & (ClientSecretOption | PrivateKeyOption);

/**
 * A source of tokens of the client's own (the client credentials grant). It asks for the first token when that is
 * needed, and once for however many callers; renews it in the background before it expires; and replaces it once when
 * the API refuses it.
 *
 * Its `get` throws a `TokenRequestError`: `TokenRefusedError` when the credentials are wrong, or one that says why
 * there was no answer.
 *
 * @throws TypeError when an option cannot be right, such as an empty secret or a base URL without https.
 *
 * @example
 * ```ts
 * import { clientCredentials } from "@chekt/partner-auth";
 *
 * const source = clientCredentials({ clientId: "my-app", clientSecret: "my-secret" });
 * const response = await fetch("https://api.chekt.com/partner/v1/dealers/42", {
 *   headers: { authorization: `Bearer ${await source.get()}` },
 * });
 * ```
 */
export function clientCredentials(options: ClientCredentialsOptions): TokenSource {
  const { clientId, scope } = options;
  const endpoint = openEndpoint(options);
  if (options.clientSecret === undefined && options.privateKey === undefined) {
    throw new TypeError("clientSecret is missing: pass the secret that CHeKT gave your app, or a privateKey.");
  }
  const { baseUrl, tokenEndpoint, clock } = endpoint;
  const authentication = clientAuthentication(options, baseUrl, clock);
  const server = { issuer: baseUrl, token_endpoint: tokenEndpoint };
  const parameters = scope === undefined ? {} : { scope };
  return endpoint.keep(undefined, () =>
    endpoint.ask({
      type: "client_credentials",
      repeatable: true,
      send: (request) =>
        clientCredentialsGrantRequest(server, { client_id: clientId }, authentication, parameters, request),
    }),
  ).source;
}
