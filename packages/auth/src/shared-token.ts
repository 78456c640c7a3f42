import { type Clock, withDeadline } from "./clock.ts";
import { observe } from "./observe.ts";
import { isStoredToken, type StoredToken, type TokenStore } from "./token-store.ts";

/** One entry of a store. Its methods never reject, and each operation of the store ends within {@link STORE_TIMEOUT}. */
export interface SharedToken {
  /** Whether there is a store. */
  readonly isShared: boolean;
  read(): Promise<StoredToken | undefined>;
  write(token: StoredToken): Promise<void>;
  /** Deletes a token, unless another process has replaced it. */
  drop(token: StoredToken): Promise<void>;
  /**
   * Tries to lock the entry for a number of milliseconds. Returns undefined if the store cannot lock, and "taken" if another
   * process has the lock.
   */
  lock(milliseconds: number): Promise<Unlock | "taken" | undefined>;
}

/** Releases a lock. */
export type Unlock = () => Promise<void>;

/** The time limit of one operation of a store, in milliseconds. */
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
    name: keyof TokenStore | "unlock",
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
  const read = (): Promise<StoredToken | undefined> =>
    attempt("get", async (used) => {
      const found: unknown = await used.get(key);
      return isStoredToken(found) ? found : undefined;
    });
  return {
    isShared: store !== undefined,
    read,
    write: async (token) => {
      await attempt("set", (used) => used.set(key, token));
    },
    drop: async (token) => {
      // For stores that do not compare.
      const found = await read();
      if (found?.accessToken === token.accessToken) await attempt("delete", (used) => used.delete(key, found));
    },
    lock: (milliseconds) =>
      attempt<Unlock | "taken" | undefined>("lock", async (used) => {
        if (used.lock === undefined) return undefined;
        const unlock = await used.lock(key, milliseconds);
        if (unlock === undefined) return "taken";
        return async () => {
          await attempt("unlock", () => unlock());
        };
      }),
  };
}
