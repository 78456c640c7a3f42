import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** A published package of this repository. */
export interface PublishedPackage {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
  /** Its bill of materials, if its build contains other packages. */
  readonly sbom: string | undefined;
}

/** Lists the published packages. They must be built, because their bills of materials are. */
export function listPublished(): PublishedPackage[] {
  const folders = ["spec", ...readdirSync(join(root, "packages")).map((name) => join("packages", name))];
  return folders.flatMap((path) => {
    const folder = join(root, path);
    if (!existsSync(join(folder, "package.json"))) return [];
    const {
      name,
      version,
      private: isPrivate,
    } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
      name: string;
      version: string;
      private?: boolean;
    };
    if (isPrivate === true) return [];
    if (!existsSync(join(folder, "dist"))) throw new Error(`${name} is not built. Run pnpm build first.`);
    const sbom = join(folder, "dist", "sbom.cdx.json");
    return [{ name, version, folder, sbom: existsSync(sbom) ? sbom : undefined }];
  });
}
