import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type JsonObject, objectAt, objectAtPointer, readDescription, readOperations } from "@chekt/description";
import { run } from "./command.ts";
import { generate } from "./generate.ts";
import { emitLists } from "./lists.ts";
import { emitOperations } from "./operations.ts";

const bundle = new URL(import.meta.resolve("@chekt/partner-spec/openapi.json"));
const cli = fileURLToPath(new URL("cli.ts", import.meta.url));

async function readDocument(): Promise<JsonObject> {
  return objectAtPointer(JSON.parse(await readFile(bundle, "utf8")), "");
}

async function codegen(...args: string[]): Promise<{ code: number; output: string }> {
  let output = "";
  const stream = { write: (text: string) => (output += text) };
  const code = await run(args, { stdout: stream, stderr: stream });
  return { code, output };
}

let folder: string;
let out: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "chekt-codegen-"));
  out = join(folder, "generated");
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe("chekt-codegen", () => {
  it("writes three files, each of which begins with its source and command", async () => {
    expect(await codegen("--out", out)).toMatchObject({ code: 0 });
    const names = await readdir(out);
    expect(names.toSorted()).toEqual(["lists.ts", "operations.ts", "schema.ts"]);
    for (const name of names) {
      const [first] = (await readFile(join(out, name), "utf8")).split("\n");
      expect(first).toContain("Generated from spec/ by `pnpm codegen`");
    }
  });

  it("writes nothing if nothing has changed", async () => {
    await codegen("--out", out);
    const file = join(out, "schema.ts");
    await utimes(file, 0, 0);
    expect((await codegen("--out", out)).output).toContain("nothing changed");
    expect((await stat(file)).mtimeMs).toBe(0);
  });

  it("removes a file that it no longer generates", async () => {
    await codegen("--out", out);
    await writeFile(join(out, "former.ts"), "");
    expect((await codegen("--out", out)).output).toContain("wrote former.ts");
    expect(await readdir(out)).not.toContain("former.ts");
  });

  it("--check passes on up-to-date files, and names stale ones without changing them", async () => {
    await codegen("--out", out);
    expect(await codegen("--check", "--out", out)).toMatchObject({ code: 0 });
    await writeFile(join(out, "lists.ts"), "// edited by hand\n");
    await writeFile(join(out, "former.ts"), "");
    await rm(join(out, "operations.ts"));
    const { code, output } = await codegen("--check", "--out", out);
    expect(code).toBe(1);
    expect(output).toMatch(/lists\.ts is stale/);
    expect(output).toMatch(/operations\.ts is missing/);
    expect(output).toMatch(/former\.ts is no longer generated/);
    expect(output).not.toMatch(/schema\.ts/);
    expect(output).toContain("Run `pnpm codegen`");
    expect(await readFile(join(out, "lists.ts"), "utf8")).toBe("// edited by hand\n");
  });

  it("--check names the stale files after a property is removed from a schema", async () => {
    await codegen("--out", out);
    const document = await readDocument();
    delete objectAt(document, "components", "schemas", "SiteColumns", "properties")["account_number"];
    const changed = join(folder, "changed.json");
    await writeFile(changed, JSON.stringify(document));
    const { code, output } = await codegen("--check", "--bundle", changed, "--out", out);
    expect(code).toBe(1);
    expect(output).toMatch(/schema\.ts is stale/);
    expect(output).toMatch(/lists\.ts is stale/);
    expect(output).not.toMatch(/operations\.ts/);
  });

  it("exits with 1 if files are stale", async () => {
    const command = promisify(execFile)(process.execPath, [cli, "--check", "--out", out]);
    await expect(command).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("schema.ts is missing") });
  });

  it("describes an invalid argument or bundle in one line", async () => {
    expect(await codegen("--chek")).toEqual({ code: 1, output: expect.stringMatching(/^codegen: .*--chek.*\n$/) });
    const missing = await codegen("--bundle", join(folder, "none.json"));
    expect(missing).toEqual({ code: 1, output: expect.stringMatching(/^codegen: .*none\.json.*\n$/) });
  });
});

describe("the generated files", () => {
  it("do not depend on the order of the paths", async () => {
    const document = await readDocument();
    const turned = { ...document, paths: Object.fromEntries(Object.entries(objectAt(document, "paths")).toReversed()) };
    const file = join(folder, "turned.json");
    await writeFile(file, JSON.stringify(turned));
    expect(await generate(pathToFileURL(file))).toEqual(await generate(bundle));
  });

  it("contain the type of each column of a list, and whether it is nullable", async () => {
    const lists = emitLists(readDescription().operations);
    expect(lists).toContain('"site_id":{"type":"integer"}');
    expect(lists).toContain('"created_at":{"type":"timestamp"}');
    expect(lists).toContain('"monitoring_station_id":{"type":"integer","nullable":true}');
  });

  it("use a named type for each list, with the same columns", () => {
    const lists = emitLists(readDescription().operations);
    expect(lists).toContain('export interface MonitoringStationsTable { readonly table: "monitoring_stations"; ');
    expect(lists).toContain("readonly listSites: SitesTable;");
    expect(lists).toContain('readonly monitoring_station_id: { readonly type: "integer"; readonly nullable: true; };');
  });

  it("contain the token of each operation, and mark operations that are not safe to retry", async () => {
    const operations = emitOperations(readDescription().operations);
    expect(operations).toMatch(/connectDealer: .*"security":"authorizationCode"/);
    expect(operations).toMatch(/toggleSiteActivation: .*"retry":"never"/);
    expect(operations).toMatch(/listSites: \{[^}]*"path":"[^"]+","list":true\}/);
    expect(operations).toContain('getDealer: {"method":"GET","path":"/partner/v1/dealers/{dealerId}"}');
    expect(operations).not.toContain("/oauth/token");
  });
});

describe("rejects descriptions that the client cannot support", () => {
  const withOperation = (operation: JsonObject): JsonObject => ({
    paths: { "/x": { get: { operationId: "getX", responses: { 200: {} }, ...operation } } },
  });

  it("without operations", async () => {
    const empty = join(folder, "empty.json");
    await writeFile(empty, JSON.stringify({ paths: {} }));
    await expect(generate(pathToFileURL(empty))).rejects.toThrow("no operations");
  });

  it("without lists", () => {
    expect(() => emitLists([])).toThrow("no lists");
  });

  it.each([
    ["with a security scheme that has no token source", [{ apiKey: [] }], "getX has the security scheme apiKey"],
    ["with an operation that takes no token", [], "getX has no security scheme"],
  ])("%s", (_name, security, message) => {
    const operations = readOperations(withOperation({ security }));
    expect(() => emitOperations(operations)).toThrow(message);
  });
});
