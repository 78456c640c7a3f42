import { isStoredToken, type StoredToken, type TokenStore } from "./token-store.ts";

/** One entry of a store. Its methods never reject. */
export interface SharedToken {
  read(): Promise<StoredToken | undefined>;
  write(token: StoredToken): Promise<void>;
  drop(): Promise<void>;
}

/** Returns the entry of a store under a key. Failures are reported to `onError`, and count as an empty entry. */
export function sharedToken(
  store: TokenStore | undefined,
  key: string,
  onError: ((error: unknown) => void) | undefined,
): SharedToken {
  const attempt = async (work: () => unknown): Promise<unknown> => {
    try {
      return await work();
    } catch (error) {
      onError?.(error);
      return undefined;
    }
  };
  return {
    read: async () => {
      const found = await attempt(() => store?.get(key));
      return isStoredToken(found) ? found : undefined;
    },
    write: async (token) => {
      await attempt(() => store?.set(key, token));
    },
    drop: async () => {
      await attempt(() => store?.delete(key));
    },
  };
}
