import { ManualClock, type Reply } from "@chekt/testing";
import { authorizationCode, type AuthorizationCodeSource, type PendingSignIn } from "../authorization-code.ts";
import type { TokenStore } from "../token-store.ts";
import { app } from "./app.ts";
import { type TokenRequest, tokenServer } from "./token-server.ts";

type Changes = {
  readonly issuer?: string;
  readonly refreshToken?: string;
  readonly audience?: string;
  readonly additionalParameters?: Readonly<Record<string, string>>;
} & ({ readonly store?: undefined; readonly user?: undefined } | { readonly store: TokenStore; readonly user: string });

/** The app with a source of one user's tokens. */
export interface UserApp {
  readonly baseUrl: string;
  readonly clock: ManualClock;
  readonly received: readonly TokenRequest[];
  readonly source: AuthorizationCodeSource;
  /** Starts another process. */
  readonly start: () => AuthorizationCodeSource;
  /** Signs the user in, as far as the callback with a code. */
  readonly signIn: (code?: string) => Promise<PendingSignIn>;
}

/** Starts the app and its token endpoint. They stop when the test ends. */
export async function userApp(
  reply: (count: number, received: TokenRequest) => Reply | Promise<Reply>,
  changes: Changes = {},
): Promise<UserApp> {
  const clock = new ManualClock();
  const { baseUrl, received } = await tokenServer(reply);
  const start = (): AuthorizationCodeSource =>
    authorizationCode({ ...app, baseUrl, clock, random: () => 1, ...changes });
  const source = start();
  const signIn = async (code = "c-1"): Promise<PendingSignIn> => {
    const pending = await source.signIn();
    await source.exchange(`/callback?code=${code}&state=${pending.state}`, pending);
    return pending;
  };
  return { baseUrl, clock, received, signIn, source, start };
}
