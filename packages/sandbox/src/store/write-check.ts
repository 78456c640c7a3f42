import type { Database } from "./tables.ts";

/** How much a check writes, in characters. More than the free pages of a full database usually hold. */
const SIZE = 65_536;

/**
 * Checks whether the store accepts writes, such as on a full disk. Reads succeed there, so only a write can show it. Checks
 * write only after a write has failed, because they would otherwise wear out the disk and empty caches.
 */
export class WriteCheck {
  readonly #db: Database;
  #hasFailed = false;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Makes checks write, until a write succeeds. */
  noteFailure(): void {
    this.#hasFailed = true;
  }

  /** Returns whether the store accepts writes. */
  async succeeds(): Promise<boolean> {
    if (!this.#hasFailed) return true;
    try {
      // A row remains if an earlier check could not delete it.
      await this.#db.deleteFrom("write_checks").execute();
      // Two transactions, because the data of a single one would never reach the disk.
      await this.#db
        .insertInto("write_checks")
        .values({ data: "x".repeat(SIZE) })
        .execute();
      await this.#db.deleteFrom("write_checks").execute();
    } catch {
      return false;
    }
    this.#hasFailed = false;
    return true;
  }
}
