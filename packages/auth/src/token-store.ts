import { isBearerToken } from "./token-source.ts";

/**
 * A token as stores keep it: plain JSON that contains secrets; see {@link TokenStore}.
 */
export interface StoredToken {
  readonly accessToken: string;
  /** When the token was issued, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly issuedAt: number;
  /** When the token expires, in milliseconds since 1970-01-01T00:00:00Z. Absent when the server did not say. */
  readonly expiresAt?: number;
  /** Gets the next access token without the user. Outlives the access token. */
  readonly refreshToken?: string;
}

type Awaitable<T> = T | PromiseLike<T>;

/**
 * A place where processes share tokens, such as Redis or a database table. A `Map` works for several sources in one
 * process.
 *
 * It holds **secrets**: anyone who reads them can act for you until they expire, and longer with a refresh token. Encrypt
 * them at rest, and keep them out of logs and backups. A failing store never fails a call: the source continues with the
 * token it holds, and calls `onStoreError`. A store that does not respond counts as failed after two seconds, and delays a
 * token by eight seconds at most.
 *
 * Servers that rotate refresh tokens accept each only once, and may end the sign-in if one is sent twice. Without `lock`, two
 * processes that renew a user's token at the same moment both send it: the one that is refused waits up to two seconds for
 * the other's token. With `lock`, only one sends it.
 *
 * @example
 * ```ts
 * import type { TokenStore } from "@chekt/partner-auth";
 *
 * function redisStore(redis: {
 *   get(key: string): Promise<string | null>;
 *   set(key: string, value: string): Promise<unknown>;
 *   setIfAbsent(key: string, value: string, milliseconds: number): Promise<boolean>; // SET key value NX PX milliseconds
 *   eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
 * }): TokenStore {
 *   // Deletes a key in one step, unless its value has changed.
 *   const deleteSame = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end";
 *   const drop = (key: string, value: string) => redis.eval(deleteSame, { keys: [key], arguments: [value] });
 *   return {
 *     get: async (key) => {
 *       const text = await redis.get(key);
 *       return text === null ? undefined : JSON.parse(text);
 *     },
 *     set: (key, token) => redis.set(key, JSON.stringify(token)),
 *     delete: (key, token) => drop(key, JSON.stringify(token)),
 *     lock: async (key, milliseconds) => {
 *       const owner = crypto.randomUUID();
 *       const isFree = await redis.setIfAbsent(`${key}:lock`, owner, milliseconds);
 *       return isFree ? () => drop(`${key}:lock`, owner) : undefined;
 *     },
 *   };
 * }
 * ```
 */
export interface TokenStore {
  /** Returns the token of a key, if any. Invalid values are ignored. */
  get(key: string): Awaitable<StoredToken | undefined>;
  /** Stores a token under a key, replacing the previous one. */
  set(key: string, token: StoredToken): Awaitable<unknown>;
  /**
   * Deletes the token of a key, which may not exist.
   *
   * @param token the token to delete, as it was read. Keep any other: another process has just stored it.
   */
  delete(key: string, token: StoredToken): Awaitable<unknown>;
  /**
   * Locks a key, so that only one process renews its token. Returns a function that unlocks it, or undefined if it is
   * locked already. A lock must end after `milliseconds` (the timeout of a token request and five seconds), because its
   * process may have died. The others wait no longer than that. Optional, and recommended for the tokens of users.
   */
  lock?(key: string, milliseconds: number): Awaitable<(() => unknown) | undefined>;
}

/** What identifies a token. */
export interface TokenIdentity {
  /** The base URL, or the token endpoint if that is configured separately. */
  readonly server: string;
  readonly clientId: string;
  readonly scope: string | undefined;
  /** The user of the token; undefined for the client's own. */
  readonly user?: string | undefined;
  readonly audience?: string | undefined;
  /** The additional parameters of token requests. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
}

/** Returns the key of a token in a store. It contains no secret. The order of scopes and parameters does not matter. */
export function tokenKey({ server, clientId, scope = "", user, audience, parameters = {} }: TokenIdentity): string {
  const scopes = scope.split(" ").toSorted().join(" ").trim();
  const parts = [server, clientId, scopes, ...(user === undefined ? [] : [user])];
  const named = Object.entries({ ...parameters, ...(audience === undefined ? {} : { audience }) })
    .map((pair) => pair.map(encodeURIComponent).join("="))
    .toSorted();
  return ["chekt-token", ...parts.map(encodeURIComponent), ...named].join(":");
}

/** Whether a value from a store is a token. A store is external, so it may return anything. */
export function isStoredToken(value: unknown): value is StoredToken {
  if (typeof value !== "object" || value === null) return false;
  const { accessToken, issuedAt, expiresAt, refreshToken }: { [Key in keyof StoredToken]?: unknown } = value;
  return (
    isBearerToken(accessToken) &&
    Number.isFinite(issuedAt) &&
    (expiresAt === undefined || Number.isFinite(expiresAt)) &&
    (refreshToken === undefined || typeof refreshToken === "string")
  );
}
