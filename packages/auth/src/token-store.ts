import { isBearerToken } from "./bearer.ts";

/**
 * A token as a store keeps it: plain JSON. It holds secrets; see {@link TokenStore}.
 */
export interface StoredToken {
  readonly accessToken: string;
  /** When it was issued, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly issuedAt: number;
  /** When it expires, in milliseconds since 1970-01-01T00:00:00Z. Absent when the server did not say. */
  readonly expiresAt?: number;
  /** Gets the next access token without the user. Does not expire with the access token. */
  readonly refreshToken?: string;
}

type Awaitable<T> = T | PromiseLike<T>;

/**
 * Where several processes share their tokens, such as Redis or a table of a database. A `Map` is one, too, for several
 * sources in one process.
 *
 * What it keeps are **secrets**: whoever reads them acts for you until they expire, and longer with a refresh token.
 * Encrypt them at rest, and keep them away from logs and backups. A store that fails never fails a call: the source
 * goes on with what it holds itself, and says so to `onStoreError`.
 *
 * @example
 * ```ts
 * import type { TokenStore } from "@chekt/partner-auth";
 *
 * function redisStore(redis: {
 *   get(key: string): Promise<string | null>;
 *   set(key: string, value: string): Promise<unknown>;
 *   del(key: string): Promise<unknown>;
 * }): TokenStore {
 *   return {
 *     get: async (key) => {
 *       const text = await redis.get(key);
 *       return text === null ? undefined : JSON.parse(text);
 *     },
 *     set: (key, token) => redis.set(key, JSON.stringify(token)),
 *     delete: (key) => redis.del(key),
 *   };
 * }
 * ```
 */
export interface TokenStore {
  /** The token under a key, or nothing. What does not look like a token is ignored. */
  get(key: string): Awaitable<StoredToken | undefined>;
  /** Keeps a token under a key, in the place of the one before. */
  set(key: string, token: StoredToken): Awaitable<unknown>;
  /** Forgets the token under a key, which may not exist. */
  delete(key: string): Awaitable<unknown>;
}

/** What tells one token from another. */
export interface TokenIdentity {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly scope: string | undefined;
  /** Whose token it is, where it is not the client's own. */
  readonly user?: string | undefined;
}

/** The key of a token in a store. It holds no secret. Scopes count as a set: their order makes no other key. */
export function tokenKey({ baseUrl, clientId, scope = "", user }: TokenIdentity): string {
  const scopes = scope.split(" ").toSorted().join(" ").trim();
  const parts = [baseUrl, clientId, scopes, ...(user === undefined ? [] : [user])];
  return ["chekt-token", ...parts.map(encodeURIComponent)].join(":");
}

/** True for what a store may answer with. A store is outside of the program: anything may come out of it. */
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
