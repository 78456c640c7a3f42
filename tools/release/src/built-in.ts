import { readFileSync } from "node:fs";
import type { PublishedPackage } from "./published.ts";

/**
 * Returns the packages that the published packages contain, and their versions, from the bills of materials.
 *
 * @throws Error if nothing is built in, or two versions of one package.
 */
export function listBuiltIn(published: readonly Pick<PublishedPackage, "sbom">[]): Record<string, string> {
  const versions: Record<string, string> = {};
  for (const { sbom } of published) {
    if (sbom === undefined) continue;
    const { components }: { components: { name: string; version: string }[] } = JSON.parse(readFileSync(sbom, "utf8"));
    for (const { name, version } of components) {
      if ((versions[name] ??= version) !== version) {
        throw new Error(`Two versions of ${name} are built in: ${versions[name]} and ${version}.`);
      }
    }
  }
  if (Object.keys(versions).length === 0) throw new Error("No published package contains other packages.");
  return versions;
}
