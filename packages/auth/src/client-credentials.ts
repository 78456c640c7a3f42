import { clientCredentialsGrantRequest } from "oauth4webapi";
import { clientAuthentication, type ClientSecretOption, type PrivateKeyOption } from "./client-authentication.ts";
import { openEndpoint, type TokenEndpointOptions } from "./source-options.ts";
import type { TokenSource } from "./token-source.ts";

/** Options of the client credentials grant: with a secret or a private key. */
export type ClientCredentialsOptions = TokenEndpointOptions & (ClientSecretOption | PrivateKeyOption);

/**
 * Creates a source of your app's own tokens (the client credentials grant). It requests the first token on demand, once
 * for all concurrent callers; renews it in the background before it expires; and replaces it once when the API rejects
 * it.
 *
 * Its `get` throws a `TokenRequestError`: a `TokenRefusedError` when the credentials are wrong, or one of its siblings
 * when there was no valid response.
 *
 * @throws TypeError when an option is invalid, such as an empty secret or a base URL without https.
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
  const { clientId, scope, audience } = options;
  const endpoint = openEndpoint(options);
  if (options.clientSecret === undefined && options.privateKey === undefined) {
    throw new TypeError("clientSecret is missing: pass the secret of your app, or a privateKey.");
  }
  const { issuer, tokenEndpoint, clock } = endpoint;
  const authentication = clientAuthentication(options, issuer, clock);
  const server = { issuer, token_endpoint: tokenEndpoint };
  const parameters = {
    ...endpoint.parameters,
    ...(audience === undefined ? {} : { audience }),
    ...(scope === undefined ? {} : { scope }),
  };
  return endpoint.createCache(undefined, () =>
    endpoint.requestToken({
      type: "client_credentials",
      isIdempotent: true,
      send: (request) =>
        clientCredentialsGrantRequest(server, { client_id: clientId }, authentication, parameters, request),
    }),
  ).source;
}
