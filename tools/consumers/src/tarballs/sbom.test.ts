import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AllPacked, packAll } from "./pack-all.ts";

const { resolve } = createRequire(import.meta.url);
const schemas = join(dirname(resolve("@cyclonedx/cyclonedx-library/package.json")), "res", "schema");

const BILL = "dist/sbom.cdx.json";
const LICENCES = "dist/LICENSES-OF-BUILT-IN-PACKAGES";

interface Bill {
  readonly metadata: { readonly component: { readonly name: string; readonly version: string } };
  readonly components: readonly { readonly name: string; readonly version: string; readonly purl: string }[];
}

/** Compiles the official schema of CycloneDX. */
function compileSchema(): ValidateFunction {
  const read = (name: string): object =>
    JSON.parse(readFileSync(join(schemas, `${name}.SNAPSHOT.schema.json`), "utf8")) as object;
  const ajv = new Ajv({ strict: false });
  for (const name of ["spdx", "jsf-0.82", "cryptography-defs"]) {
    // The references are relative to the file names of the published schemas.
    ajv.addSchema({ ...read(name), $id: `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json` });
  }
  addFormats.default(ajv);
  for (const format of ["iri-reference", "idn-email"]) ajv.addFormat(format, true);
  return ajv.compile(read("bom-1.6"));
}

let all: AllPacked;
beforeAll(async () => {
  all = await packAll();
}, 180_000);
afterAll(() => all[Symbol.asyncDispose]());

it("packs a valid bill of materials with every package that contains others, in the versions of the lockfile", async () => {
  const validate = compileSchema();
  expect(validate({ bomFormat: "CycloneDX", specVersion: "1.6", components: [{}] })).toBe(false);
  const lockfile = await readFile(new URL("../../../../pnpm-lock.yaml", import.meta.url), "utf8");
  const withOthers = all.packed.filter(({ files }) => files.includes(BILL));
  expect(withOthers.map(({ name }) => name)).toEqual(
    all.packed.filter(({ files }) => files.includes(LICENCES)).map(({ name }) => name),
  );
  expect(withOthers.map(({ name }) => name)).toEqual(["@chekt/partner-auth", "@chekt/partner-sandbox"]);
  for (const { name, folder } of withOthers) {
    const bill = JSON.parse(await readFile(join(folder, BILL), "utf8")) as Bill;
    validate(bill);
    expect(validate.errors, name).toBeNull();
    expect(bill.metadata.component.name).toBe(name);
    const licences = await readFile(join(folder, LICENCES), "utf8");
    for (const component of bill.components) {
      const id = `${component.name}@${component.version}`;
      expect(licences, id).toContain(`${component.name}\n\n`);
      expect(lockfile, id).toMatch(new RegExp(`^ {2}'?${id.replaceAll(".", "\\.")}'?:$`, "m"));
      expect(component.purl).toBe(`pkg:npm/${id.replace(/^@/, "%40")}`);
    }
    expect(bill.components.length).toBeGreaterThan(0);
  }
});
