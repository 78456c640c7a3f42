// A process of an app that renews one user's token again and again, like the others beside it. It prints how its calls
// ended.
import { authorizationCode } from "../authorization-code.ts";
import { app } from "./app.ts";
import { sqliteStore } from "./sqlite-store.ts";

const [, , baseUrl = "", file = "", locks = "", calls = ""] = process.argv;
const source = authorizationCode({
  ...app,
  baseUrl,
  store: sqliteStore(file, { canLock: locks === "locks" }),
  user: "dealer-42",
  refreshToken: "r-0",
});
const outcomes: string[] = [];
for (let call = 0; call < Number(calls); call++) {
  try {
    const token = await source.get();
    source.invalidate(token);
    outcomes.push("token");
  } catch (error) {
    outcomes.push(String(error));
  }
}
process.stdout.write(JSON.stringify(outcomes));
