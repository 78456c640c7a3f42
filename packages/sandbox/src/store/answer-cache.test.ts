import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { startSandbox } from "../sandbox.ts";
import { openSandbox } from "../testing/sandbox.ts";
import { engines } from "../testing/stores.ts";
import { AnswerCache } from "./answer-cache.ts";

describe("the cache of answers", () => {
  it("keeps an answer until the store changes", () => {
    let version = "1";
    const cache = new AnswerCache(() => version);
    cache.set("key", cache.version(), "answer");
    expect(cache.get("key")).toEqual({ text: "answer", bytes: Buffer.from("answer") });
    expect(cache.get("other")).toBeUndefined();
    version = "2";
    expect(cache.get("key")).toBeUndefined();
    version = "1";
    expect(cache.get("key")).toBeUndefined();
  });

  it("keeps no answer to which the store has changed meanwhile", () => {
    let version = "1";
    const cache = new AnswerCache(() => version);
    const before = cache.version();
    version = "2";
    cache.set("key", before, "answer");
    expect(cache.get("key")).toBeUndefined();
  });

  it("begins anew when it is full", () => {
    const cache = new AnswerCache(() => "1");
    const long = "x".repeat(1_000_000);
    for (const key of ["a", "b", "c"]) cache.set(key, "1", long);
    expect(cache.get("a")?.text).toBe(long);
    cache.set("d", "1", long);
    expect(["a", "b", "c", "d"].map((key) => cache.get(key))).toEqual([undefined, undefined, undefined, undefined]);
    cache.set("e", "1", long);
    expect(cache.get("e")?.text).toBe(long);
  });
});

const folder = await mkdtemp(join(tmpdir(), "chekt-sandbox-"));
afterAll(() => rm(folder, { recursive: true }));

describe.each([
  { engine: "a SQLite file", newPlace: async () => ({ db: join(folder, "shared.db"), drop: async () => {} }) },
  ...engines.filter(({ engine }) => engine === "postgres"),
])("a list on $engine that two sandboxes share", async ({ newPlace }) => {
  const place = await newPlace();
  const one = await openSandbox(async () => place);
  const other = await startSandbox({ db: place.db, seed: "empty" });
  afterAll(() => other.close());
  const token = await one.fetchToken(one.credentials.platformPartner);
  const sites = `/partner/v1/dealers/42/sites`;
  const count = async (): Promise<number> => {
    const { body } = await one.call(`GET ${sites}?fields=site_id`);
    return (body as unknown[]).length;
  };
  const create = (name: string): object => ({ external_site_id: name, name, timezone: "UTC" });

  it("shows at once what either changed, however often it was read before", async () => {
    const before = await count();
    expect(await count()).toBe(before);
    await one.call(`POST ${sites}`, create("own"));
    expect(await count()).toBe(before + 1);
    const answer = await other.fetch(`${other.url}${sites}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(create("other's")),
    });
    expect(answer.status).toBe(201);
    expect(await count()).toBe(before + 2);
  });

  it("does not show what was taken back", async () => {
    const before = await count();
    expect((await one.call(`POST ${sites}`, create("own"))).status).toBe(400);
    const lists = Array.from({ length: 20 }, count);
    const refused = one.call(`POST ${sites}`, create("own"));
    expect(new Set(await Promise.all(lists))).toEqual(new Set([before]));
    expect((await refused).status).toBe(400);
  });
});
