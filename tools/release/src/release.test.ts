import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { listBuiltIn } from "./built-in.ts";
import { packRelease } from "./pack-release.ts";
import { listPublished } from "./published.ts";

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "chekt-release-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

it("packs every published package, with a list and the bills of materials", { timeout: 60_000 }, async () => {
  const folder = await newFolder();
  await writeFile(join(folder, "left-over.tgz"), "");
  await packRelease(folder);
  const lines = (await readFile(join(folder, "packages.txt"), "utf8")).trim().split("\n");
  const published = listPublished();
  expect(lines.map((line) => line.split(" ")[0])).toEqual(published.map(({ name, version }) => `${name}@${version}`));
  expect(published.length).toBeGreaterThan(6);
  const tarballs = lines.map((line) => line.split(" ")[1] ?? "");
  const bills = ["auth", "sandbox"].map((name) =>
    tarballs.find((tarball) => tarball.includes(name))?.replace(".tgz", ".sbom.cdx.json"),
  );
  expect(new Set(await readdir(folder))).toEqual(new Set([...tarballs, ...bills, "packages.txt"]));
});

it("lists the packages that the published packages contain", async () => {
  const builtIn = listBuiltIn(listPublished());
  expect(Object.keys(builtIn).toSorted()).toEqual([
    "@hono/node-server",
    "ajv",
    "ajv-formats",
    "hono",
    "jose",
    "kysely",
    "oauth4webapi",
  ]);
  expect(builtIn["hono"]).toMatch(/^\d+\.\d+\.\d+$/);
});

it("refuses an audit of nothing, and of two versions of one package", async () => {
  expect(() => listBuiltIn([])).toThrow("No published package contains other packages.");
  const folder = await newFolder();
  const boms = ["1.0.0", "2.0.0"].map((version) => ({ sbom: join(folder, `${version}.json`), version }));
  for (const { sbom, version } of boms) {
    await writeFile(sbom, JSON.stringify({ components: [{ name: "hono", version }] }));
  }
  expect(() => listBuiltIn(boms)).toThrow("Two versions of hono are built in: 1.0.0 and 2.0.0.");
});
