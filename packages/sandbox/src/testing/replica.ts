import { once } from "node:events";
import { openStore } from "../store/store.ts";
import type { StoreTimeouts } from "../store/timeouts.ts";

// A process that shares a database with others. It locks site 1 of dealer 42 in a transaction, says so, and stays there until
// its input ends. Then it says how the transaction ended.

const [db = "", timeouts = ""] = process.argv.slice(2);
const store = await openStore(db, JSON.parse(timeouts) as StoreTimeouts);
const transaction = store.db.transaction().execute(async (trx) => {
  await trx
    .updateTable("sites")
    .set({ name: "Replica" })
    .where("dealer_id", "=", 42)
    .where("site_id", "=", 1)
    .execute();
  process.stdout.write("locked\n");
  process.stdin.resume();
  await once(process.stdin, "end");
});
try {
  await transaction;
  process.stdout.write("committed\n");
} catch {
  process.stdout.write("failed\n");
}
await store.close();
