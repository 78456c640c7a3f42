import type { JWK } from "jose";
import type { Context } from "../context.ts";
import { Connections } from "../http/connections.ts";
import { listOrigins } from "../http/origins.ts";
import { type Listening, listen } from "../http/listen.ts";
import { AUTHORIZE_PATH, createAuthServer, TOKEN_PATH } from "./auth-server.ts";
import { registerKey } from "./public-key.ts";

/** A running authorization server, and how to configure an app for it. */
export interface StartedAuthServer {
  readonly listening: Listening;
  /** The `aud` of assertions, with a final slash. */
  readonly issuer: string;
  readonly tokenEndpoint: string;
  readonly authorizationEndpoint: string;
  /** The audience that requests must name: the URL of the API. */
  readonly audience: string;
}

/** The origins at which clients reach the servers, if they are behind a proxy. */
export interface PublicUrls {
  readonly api: string | undefined;
  readonly authServer: string | undefined;
}

/** How to start an authorization server. */
export interface AuthServerSettings {
  readonly port: number;
  readonly host: string;
  readonly fast: boolean;
  /** The URLs at which clients reach both servers, if they are behind a proxy. */
  readonly publicUrls: PublicUrls;
  /** The server of the API. It is closed if the authorization server cannot start. */
  readonly api: Listening;
  /** The client to register the key for. */
  readonly clientId: string;
  readonly publicKey: JWK | undefined;
}

/**
 * Starts the authorization server next to the API.
 *
 * @throws the error of `node:net` if the address cannot be used, such as `EADDRINUSE`.
 */
export async function startAuthServer(
  context: Context,
  { port, host, fast, api, publicUrls, clientId, publicKey }: AuthServerSettings,
): Promise<StartedAuthServer> {
  try {
    if (publicKey) await registerKey(context.store.db, clientId, publicKey);
    const audience = publicUrls.api ?? api.url;
    const issuers: string[] = [];
    const listening = await listen(createAuthServer(context, { audience, issuers }).fetch, {
      port,
      host,
      fast,
      connections: new Connections(context.limits.unread),
    });
    const url = publicUrls.authServer ?? listening.url;
    issuers.push(...new Set([url, ...listOrigins(listening.url)].map((origin) => `${origin}/`)));
    return {
      listening,
      issuer: `${url}/`,
      tokenEndpoint: `${url}${TOKEN_PATH}`,
      authorizationEndpoint: `${url}${AUTHORIZE_PATH}`,
      audience,
    };
  } catch (error) {
    await api.close(0);
    throw error;
  }
}
