import { existsSync, readFileSync } from "node:fs";

/** A plugin of the bundler. */
interface BuiltInPackagesPlugin {
  readonly name: string;
  generateBundle(this: { emitFile(file: { type: "asset"; fileName: string; source: string }): unknown }): void;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

/**
 * Declares the packages that a build contains, which no audit of dependencies sees: their licences in
 * `dist/LICENSES-OF-BUILT-IN-PACKAGES`, and their versions in `dist/sbom.cdx.json`, a bill of materials in the format
 * CycloneDX.
 *
 * @param folder the URL of a file in the folder of the package that is built.
 */
export function builtInPackages(folder: string, names: readonly string[]): BuiltInPackagesPlugin {
  return {
    name: "built-in-packages",
    generateBundle() {
      const licences = names.map((name) => `${name}\n\n${readLicence(folder, name)}`);
      const bill = createBill(
        readManifest(new URL("package.json", folder)),
        names.map((name) => readManifest(new URL(`node_modules/${name}/package.json`, folder))),
      );
      const files = {
        "LICENSES-OF-BUILT-IN-PACKAGES": licences.join("\n\n---\n\n"),
        "sbom.cdx.json": `${JSON.stringify(bill, undefined, 2)}\n`,
      };
      for (const [fileName, source] of Object.entries(files)) this.emitFile({ type: "asset", fileName, source });
    },
  };
}

function readLicence(folder: string, name: string): string {
  const files = ["LICENSE", "LICENSE.md"].map((file) => new URL(`node_modules/${name}/${file}`, folder));
  const found = files.find((file) => existsSync(file));
  if (!found) throw new Error(`The package ${name} has no licence: expected one of ${files.join(", ")}.`);
  return readFileSync(found, "utf8").trim();
}

function readManifest(file: URL): Manifest {
  return JSON.parse(readFileSync(file, "utf8")) as Manifest;
}

/** Creates a bill of materials. It has no time and no random number, so that equal builds have equal files. */
function createBill(own: Manifest, builtIn: readonly Manifest[]): object {
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { component: { ...describe(own), type: "library" } },
    components: builtIn.map((manifest) => ({ type: "library", ...describe(manifest) })),
    dependencies: [{ ref: purl(own), dependsOn: builtIn.map(purl) }, ...builtIn.map((one) => ({ ref: purl(one) }))],
  };
}

function describe(manifest: Manifest): object {
  const { name, version, license } = manifest;
  return { "bom-ref": purl(manifest), name, version, purl: purl(manifest), licenses: [{ license: { id: license } }] };
}

/** The package URL of a package on npm. */
function purl({ name, version }: Manifest): string {
  return `pkg:npm/${name.replace("@", "%40")}@${version}`;
}
