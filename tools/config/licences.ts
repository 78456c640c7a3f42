import { existsSync, readFileSync } from "node:fs";

/** A plugin of the bundler. */
interface LicencesPlugin {
  readonly name: string;
  generateBundle(this: { emitFile(file: { type: "asset"; fileName: string; source: string }): unknown }): void;
}

/**
 * Writes the licences of the packages that a build contains to `dist/LICENSES-OF-BUILT-IN-PACKAGES`.
 *
 * @param folder the URL of a file in the folder of the package that is built.
 */
export function licences(folder: string, names: readonly string[]): LicencesPlugin {
  return {
    name: "licences",
    generateBundle() {
      const texts = names.map((name) => `${name}\n\n${readLicence(folder, name)}`);
      this.emitFile({ type: "asset", fileName: "LICENSES-OF-BUILT-IN-PACKAGES", source: texts.join("\n\n---\n\n") });
    },
  };
}

function readLicence(folder: string, name: string): string {
  const files = ["LICENSE", "LICENSE.md"].map((file) => new URL(`node_modules/${name}/${file}`, folder));
  const found = files.find((file) => existsSync(file));
  if (!found) throw new Error(`The package ${name} has no licence: expected one of ${files.join(", ")}.`);
  return readFileSync(found, "utf8").trim();
}
