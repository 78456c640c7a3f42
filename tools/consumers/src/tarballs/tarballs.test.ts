import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AllPacked, budgets, names, packAll, type Packed } from "./pack-all.ts";

let all: AllPacked;
beforeAll(async () => {
  all = await packAll();
}, 180_000);
afterAll(() => all[Symbol.asyncDispose]());

/** The kinds of file that a published package may contain. */
const PUBLISHED_FILES = [
  /^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/,
  /^bin\/[\w-]+\.js$/,
  /^dist\/([\w-]+\/)*[\w.-]+\.(c?js|d\.c?ts|json|yaml)$/,
  /^dist\/LICENSES-OF-BUILT-IN-PACKAGES$/,
  /^workflows\/[\w-]+\.arazzo\.yaml$/,
  /^collections\/postman\/[\w.-]+\.json$/,
  /^collections\/bruno\/([\w -]+\/)?[\w -]+\.(bru|json)$/,
  /^collections\/http\/(jetbrains|vscode)\/[\w./-]+\.(http|json)$/,
];

describe.each(names)("published %s", (name) => {
  let one: Packed;
  let manifest: Record<string, unknown>;
  beforeAll(async () => {
    const found = all.packed.find((packed) => packed.name === name);
    if (!found) throw new Error(`${name} was not packed.`);
    one = found;
    manifest = JSON.parse(await readFile(join(one.folder, "package.json"), "utf8")) as Record<string, unknown>;
  });

  it(`packs ${name} without publint messages`, async () => {
    const { messages, pkg } = await publint({ pack: { tarball: await readArrayBuffer(one.tarball) }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  it(`packs types of ${name} that every kind of resolution finds`, async () => {
    const packed = createPackageFromTarballData(new Uint8Array(await readArrayBuffer(one.tarball)));
    const result = await checkPackage(packed);
    const hasTypes = JSON.stringify(manifest["exports"]).includes('"types"');
    expect(result.types !== false).toBe(hasTypes);
    expect(result.types === false ? [] : result.problems).toEqual([]);
  });

  it(`packs the required files of ${name} and no unexpected ones`, () => {
    expect(one.files.filter((file) => !PUBLISHED_FILES.some((pattern) => pattern.test(file)))).toEqual([]);
    expect(one.files).toEqual(expect.arrayContaining(["package.json", "README.md", "CHANGELOG.md", "LICENSE"]));
    expect(one.files.filter((file) => /\.test\.|testing\//.test(file))).toEqual([]);
  });

  it(`packs ${name} into at most ${budgets[name].toLocaleString("en")} bytes`, () => {
    process.stdout.write(`${name}: ${one.bytes.toLocaleString("en")} bytes packed\n`);
    expect(one.bytes).toBeLessThanOrEqual(budgets[name]);
  });
});

it.each([
  ["@chekt/partner-auth", ["oauth4webapi"]],
  ["@chekt/partner-sandbox", ["@hono/node-server", "ajv", "ajv-formats", "hono", "kysely", "jose"]],
] as const)("lists the licences of what is built into %s", async (name, builtIn) => {
  const { folder = "" } = all.packed.find((packed) => packed.name === name) ?? {};
  const licences = await readFile(join(folder, "dist", "LICENSES-OF-BUILT-IN-PACKAGES"), "utf8");
  const listed = licences.split("\n\n---\n\n").map((licence) => licence.split("\n\n")[0]);
  expect(listed).toEqual(builtIn);
  expect(licences.match(/permission is hereby granted/gi)).toHaveLength(builtIn.length);
});

async function readArrayBuffer(file: string): Promise<ArrayBuffer> {
  return Uint8Array.from(await readFile(file)).buffer;
}
