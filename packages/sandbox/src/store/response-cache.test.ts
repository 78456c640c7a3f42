import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { startSandbox } from "../sandbox.ts";
import { openSandbox } from "../testing/sandbox.ts";
import { engines } from "../testing/stores.ts";
import { ResponseCache } from "./response-cache.ts";

describe("the response cache", () => {
  it("keeps a response until the store changes", () => {
    let version = "1";
    const cache = new ResponseCache(() => version);
    cache.set("key", cache.version(), "response");
    expect(cache.get("key")).toEqual({ text: "response", bytes: Buffer.from("response") });
    expect(cache.get("other")).toBeUndefined();
    version = "2";
    expect(cache.get("key")).toBeUndefined();
    version = "1";
    expect(cache.get("key")).toBeUndefined();
  });

  it("does not keep a response if the store changed meanwhile", () => {
    let version = "1";
    const cache = new ResponseCache(() => version);
    const before = cache.version();
    version = "2";
    cache.set("key", before, "response");
    expect(cache.get("key")).toBeUndefined();
  });

  it("empties the cache when it is full", () => {
    const cache = new ResponseCache(() => "1");
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
])("a list on $engine shared by two sandboxes", async ({ newPlace }) => {
  const place = await newPlace();
  const first = await openSandbox(async () => place);
  const second = await startSandbox({ db: place.db, seed: "empty" });
  afterAll(() => second.close());
  const token = await first.fetchToken(first.credentials.platformPartner);
  const sites = `/partner/v1/dealers/42/sites`;
  const count = async (): Promise<number> => {
    const { body } = await first.call(`GET ${sites}?fields=site_id`);
    return (body as unknown[]).length;
  };
  const create = (name: string): object => ({ external_site_id: name, name, timezone: "UTC" });

  it("shows changes by either sandbox at once, even if it was cached", async () => {
    const before = await count();
    expect(await count()).toBe(before);
    await first.call(`POST ${sites}`, create("own"));
    expect(await count()).toBe(before + 1);
    const response = await second.fetch(`${second.url}${sites}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(create("other's")),
    });
    expect(response.status).toBe(201);
    expect(await count()).toBe(before + 2);
  });

  it("does not show changes that were rolled back", async () => {
    const before = await count();
    expect((await first.call(`POST ${sites}`, create("own"))).status).toBe(400);
    const lists = Array.from({ length: 20 }, count);
    const rejected = first.call(`POST ${sites}`, create("own"));
    expect(new Set(await Promise.all(lists))).toEqual(new Set([before]));
    expect((await rejected).status).toBe(400);
  });
});
