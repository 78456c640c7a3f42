import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import { sandboxCommand, tokenAt } from "../testing/command.ts";
import { newDatabase, type Place } from "../testing/stores.ts";

const { start, run } = sandboxCommand();

async function newFile(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), "chekt-sandbox-"));
  return { db: join(folder, "sandbox.db"), drop: () => rm(folder, { recursive: true }) };
}

/** How often the starts are repeated. Each round can hit another moment of the other's migration. */
const ROUNDS = 4;

describe.each([
  { engine: "sqlite", newPlace: newFile },
  { engine: "postgres", newPlace: newDatabase },
])("on a new $engine database", ({ newPlace }) => {
  test("sandboxes that start at the same moment all start", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const place = await newPlace();
      const sandboxes = await Promise.all(Array.from({ length: 3 }, () => start("--db", place.db)));
      const [one, two] = sandboxes;
      if (!one || !two) throw new Error("Fewer than two sandboxes started.");
      const headers = { authorization: `Bearer ${await tokenAt(one.url)}` };
      expect((await fetch(`${two.url}/partner/v1/dealers/42`, { headers })).status).toBe(200);
      expect(await Promise.all(sandboxes.map((sandbox) => sandbox.stop("SIGTERM")))).toEqual([0, 0, 0]);
      await place.drop();
    }
  });
});

test("names the file if another process keeps it locked", async () => {
  const place = await newFile();
  const other = new DatabaseSync(place.db);
  onTestFinished(async () => {
    other.close();
    await place.drop();
  });
  other.exec("CREATE TABLE one (two); BEGIN EXCLUSIVE");
  expect(await run("--db", place.db)).toMatchObject({
    code: 1,
    stderr: `chekt-sandbox: --db ${place.db} is locked by another process. Close it, or use another file.\n`,
  });
});
