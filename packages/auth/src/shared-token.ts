import { type Clock, withDeadline } from "./clock.ts";
import { observe } from "./observe.ts";
import { isStoredToken, type StoredToken, type TokenStore } from "./token-store.ts";

/** One entry of a store. Its methods never reject, and settle within {@link STORE_TIMEOUT}. */
export interface SharedToken {
  read(): Promise<StoredToken | undefined>;
  write(token: StoredToken): Promise<void>;
  drop(): Promise<void>;
}

/** The time limit of one operation of a store, in milliseconds. A call of `get` causes three at most. */
const STORE_TIMEOUT = 2000;

/** How to use a store. */
export interface SharedTokenSettings {
  readonly clock: Clock;
  readonly onError: ((error: unknown) => unknown) | undefined;
}

/** Returns the entry of a store under a key. Failures are reported to `onError`, and count as an empty entry. */
export function sharedToken(
  store: TokenStore | undefined,
  key: string,
  { clock, onError }: SharedTokenSettings,
): SharedToken {
  const attempt = async <T>(
    name: keyof TokenStore,
    work: (store: TokenStore) => T | PromiseLike<T>,
  ): Promise<T | undefined> => {
    if (store === undefined) return undefined;
    try {
      return await withDeadline<T>(
        clock,
        STORE_TIMEOUT,
        async () => work(store),
        () => new Error(`The token store did not finish ${name}() within ${STORE_TIMEOUT} ms.`),
      );
    } catch (error) {
      observe(() => onError?.(error));
      return undefined;
    }
  };
  return {
    read: () =>
      attempt("get", async (used) => {
        const found: unknown = await used.get(key);
        return isStoredToken(found) ? found : undefined;
      }),
    write: async (token) => {
      await attempt("set", (used) => used.set(key, token));
    },
    drop: async () => {
      await attempt("delete", (used) => used.delete(key));
    },
  };
}
