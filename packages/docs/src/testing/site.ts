import { execFile } from "node:child_process";
import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A built site on disk. */
export interface BuiltSite {
  readonly folder: string;
  /** The base path of the build, with slashes at both ends. */
  readonly base: string;
}

/** The site as built by `pnpm build`. */
export const built: BuiltSite = { folder: join(root, "dist"), base: "/" };

/** Builds the site again with a different base path and origin. */
export async function buildFor(base: string, address: string): Promise<BuiltSite> {
  const folder = join(root, ".reports", "site");
  // Vitest sets environment variables that would turn this into a test build.
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, DOCS_BASE: base, DOCS_SITE: address, ASTRO_TELEMETRY_DISABLED: "1" };
  const astro = join(root, "node_modules", ".bin", "astro");
  const start = performance.now();
  await promisify(execFile)(astro, ["build", "--outDir", folder], { cwd: root, env });
  process.stdout.write(`Built the site in ${((performance.now() - start) / 1000).toFixed(1)} s.\n`);
  return { folder, base };
}

/** A built page. */
export interface BuiltPage {
  /** The path below the base. */
  readonly path: string;
  readonly html: string;
}

/** All pages of a site. */
export async function readPages({ folder }: BuiltSite): Promise<readonly BuiltPage[]> {
  const files = await Array.fromAsync(glob("**/*.html", { cwd: folder }));
  return Promise.all(
    files.toSorted().map(async (file) => ({
      path: file.replaceAll("\\", "/").replace(/(^|\/)index\.html$/, "$1"),
      html: await readFile(join(folder, file), "utf8"),
    })),
  );
}

/** The values of attributes on a page, except in displayed code. */
export function readAttributes(html: string, tag: string, attribute: string): readonly string[] {
  const tags = new RegExp(`<${tag}\\b[^>]*?\\s${attribute}="([^"]*)"`, "g");
  return [...html.matchAll(tags)].map(([, value = ""]) => value.replaceAll("&amp;", "&").replaceAll("&#38;", "&"));
}
