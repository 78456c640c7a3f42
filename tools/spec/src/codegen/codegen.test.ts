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
import type { GeneratedFile } from "./output.ts";

const bundle = new URL(import.meta.resolve("@chekt/partner-spec/openapi.json"));
const cli = fileURLToPath(new URL("cli.ts", import.meta.url));

async function readDocument(): Promise<JsonObject> {
  return objectAtPointer(JSON.parse(await readFile(bundle, "utf8")), "");
}

async function codegen(...args: string[]): Promise<{ code: number; output: string }> {
  let output = "";
  const stream = { write: (text: string) => (output += text) };
  const code = await run(["client", ...args], { stdout: stream, stderr: stream });
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

describe("pnpm codegen", () => {
  it("writes three files that begin with their source and command", async () => {
    expect(await codegen("--out", out)).toMatchObject({ code: 0 });
    const names = await readdir(out);
    expect(names.toSorted()).toEqual(["lists.ts", "operations.ts", "schema.ts"]);
    for (const name of names) {
      const [first] = (await readFile(join(out, name), "utf8")).split("\n");
      expect(first).toContain("Generated from spec/ by `pnpm codegen`");
    }
  });

  it("rewrites no file if nothing has changed", async () => {
    await codegen("--out", out);
    const file = join(out, "schema.ts");
    await utimes(file, 0, 0);
    expect((await codegen("--out", out)).output).toContain("nothing changed");
    expect((await stat(file)).mtimeMs).toBe(0);
  });

  it("removes a file that is no longer generated", async () => {
    await codegen("--out", out);
    await writeFile(join(out, "former.ts"), "");
    expect((await codegen("--out", out)).output).toContain("wrote former.ts");
    expect(await readdir(out)).not.toContain("former.ts");
  });

  it("names stale, missing and leftover files with --check without changing them", async () => {
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

  it("names the stale files with --check after a property is removed from a schema", async () => {
    await codegen("--out", out);
    const document = await readDocument();
    for (const schema of ["SiteColumns", "ResponseSiteBasicDto"]) {
      delete objectAt(document, "components", "schemas", schema, "properties")["account_number"];
    }
    const changed = join(folder, "changed.json");
    await writeFile(changed, JSON.stringify(document));
    const { code, output } = await codegen("--check", "--bundle", changed, "--out", out);
    expect(code).toBe(1);
    expect(output).toMatch(/schema\.ts is stale/);
    expect(output).toMatch(/lists\.ts is stale/);
    expect(output).not.toMatch(/operations\.ts/);
  });

  it("exits with 1 if files are missing with --check", async () => {
    const command = promisify(execFile)(process.execPath, [cli, "client", "--check", "--out", out]);
    await expect(command).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("schema.ts is missing") });
  });

  it("writes the collections in folders, and both targets by default", async () => {
    expect(await run(["collections", "--out", out], { stdout: { write: () => true }, stderr: process.stderr })).toBe(0);
    expect((await readdir(out)).toSorted()).toEqual(["bruno", "http", "postman"]);
    await writeFile(join(out, "postman", "former.json"), "{}");
    let output = "";
    const stream = { write: (text: string) => (output += text) };
    expect(await run(["collections", "--check", "--out", out], { stdout: stream, stderr: stream })).toBe(1);
    expect(output).toMatch(/postman\/former\.json is no longer generated/);
    expect(await run(["--check"], { stdout: stream, stderr: stream })).toBe(0);
    expect(output).toMatch(/client\/src\/generated: up to date[^]*collections: up to date/);
  });

  it("rejects an unknown target, and --out for several", async () => {
    const stream = { write: () => true };
    let output = "";
    const stderr = { write: (text: string) => (output += text) };
    expect(await run(["server"], { stdout: stream, stderr })).toBe(1);
    expect(await run(["--out", out], { stdout: stream, stderr })).toBe(1);
    expect(output).toBe(
      'codegen: Unknown target "server". Targets: client, collections.\ncodegen: --out needs one target. Targets: client, collections.\n',
    );
  });

  it("reports an unknown option or a missing bundle in one line", async () => {
    expect(await codegen("--chek")).toEqual({ code: 1, output: expect.stringMatching(/^codegen: .*--chek.*\n$/) });
    const missing = await codegen("--bundle", join(folder, "none.json"));
    expect(missing).toEqual({ code: 1, output: expect.stringMatching(/^codegen: .*none\.json.*\n$/) });
  });
});

describe("generated files", () => {
  it("generates the same lists.ts and operations.ts for any order of paths", async () => {
    const document = await readDocument();
    const reversed = {
      ...document,
      paths: Object.fromEntries(Object.entries(objectAt(document, "paths")).toReversed()),
    };
    const file = join(folder, "reversed.json");
    await writeFile(file, JSON.stringify(reversed));
    const withoutTypes = (files: GeneratedFile[]): GeneratedFile[] => files.filter(({ name }) => name !== "schema.ts");
    expect(withoutTypes(await generate(pathToFileURL(file)))).toEqual(withoutTypes(await generate(bundle)));
  });

  it("emits the type of each list column and whether it is nullable", async () => {
    const lists = emitLists(readDescription().operations);
    expect(lists).toContain('"site_id":{"type":"integer"}');
    expect(lists).toContain('"created_at":{"type":"timestamp"}');
    expect(lists).toContain('"monitoring_station_id":{"type":"integer","nullable":true}');
  });

  it("emits a named type for each list with the types of its columns", () => {
    const lists = emitLists(readDescription().operations);
    expect(lists).toContain('export interface MonitoringStationsTable { readonly table: "monitoring_stations"; ');
    expect(lists).toContain("readonly listSites: SitesTable;");
    expect(lists).toContain('readonly monitoring_station_id: { readonly type: "integer"; readonly nullable: true; };');
  });

  it("emits the security and retry policy of each operation except for the token endpoint", async () => {
    const operations = emitOperations(readDescription().operations);
    expect(operations).toMatch(/connectDealer: .*"security":"authorizationCode"/);
    expect(operations).toMatch(/toggleSiteActivation: .*"retry":"never"/);
    expect(operations).toMatch(/listSites: \{[^}]*"path":"[^"]+","list":true\}/);
    expect(operations).toContain('getDealer: {"method":"GET","path":"/partner/v1/dealers/{dealerId}"}');
    expect(operations).not.toContain("/oauth/token");
  });
});

describe("unsupported description", () => {
  const withOperation = (operation: JsonObject): JsonObject => ({
    paths: { "/x": { get: { operationId: "getX", responses: { 200: {} }, ...operation } } },
  });

  it("rejects a bundle without operations", async () => {
    const empty = join(folder, "empty.json");
    await writeFile(empty, JSON.stringify({ paths: {} }));
    await expect(generate(pathToFileURL(empty))).rejects.toThrow("no operations");
  });

  it("rejects a bundle without lists", () => {
    expect(() => emitLists([])).toThrow("no lists");
  });

  it.each([
    ["with an unsupported security scheme", [{ apiKey: [] }], 'getX has the unsupported security scheme "apiKey".'],
    ["without a security scheme", [], "getX has no security scheme"],
  ])("rejects an operation %s", (_name, security, message) => {
    const operations = readOperations(withOperation({ security }));
    expect(() => emitOperations(operations)).toThrow(message);
  });
});
