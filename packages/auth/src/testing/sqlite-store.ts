import { DatabaseSync } from "node:sqlite";
import { randomUUID } from "node:crypto";
import type { StoredToken, TokenStore } from "../token-store.ts";

/** Opens a token store in a SQLite file that processes share. */
export function sqliteStore(file: string, { canLock }: { readonly canLock: boolean }): TokenStore {
  const db = new DatabaseSync(file, { timeout: 10_000 });
  db.exec("CREATE TABLE IF NOT EXISTS tokens (key TEXT PRIMARY KEY, token TEXT NOT NULL) STRICT");
  db.exec("CREATE TABLE IF NOT EXISTS locks (key TEXT PRIMARY KEY, owner TEXT NOT NULL, ends INTEGER NOT NULL) STRICT");
  const store: TokenStore = {
    get(key) {
      const row = db.prepare("SELECT token FROM tokens WHERE key = ?").get(key);
      return row && (JSON.parse(String(row["token"])) as StoredToken);
    },
    set: (key, token) => db.prepare("INSERT OR REPLACE INTO tokens VALUES (?, ?)").run(key, JSON.stringify(token)),
    delete: (key, token) =>
      db.prepare("DELETE FROM tokens WHERE key = ? AND token ->> 'accessToken' = ?").run(key, token.accessToken),
  };
  if (!canLock) return store;
  return {
    ...store,
    lock(key, milliseconds) {
      const owner = randomUUID();
      const now = Date.now();
      const { changes } = db
        .prepare(
          `INSERT INTO locks VALUES (?, ?, ?) ON CONFLICT (key)
           DO UPDATE SET owner = excluded.owner, ends = excluded.ends WHERE ends <= ?`,
        )
        .run(key, owner, now + milliseconds, now);
      if (changes === 0) return undefined;
      return () => db.prepare("DELETE FROM locks WHERE key = ? AND owner = ?").run(key, owner);
    },
  };
}
