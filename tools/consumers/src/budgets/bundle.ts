import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { folder } from "../folder.ts";

/** What an app would ship. */
export interface Bundle {
  /** All of it, also what would be loaded later. */
  readonly code: string;
  /** The size of the code, compressed as servers do, in bytes. */
  readonly gzipped: number;
}

const entry = join(folder, "entry.js");

/** Bundles a module for browsers, with all that it imports of the packages as built, and minifies it. */
export async function bundle(source: string): Promise<Bundle> {
  const build = await rolldown({
    cwd: folder,
    input: entry,
    platform: "browser",
    logLevel: "warn",
    plugins: [
      { name: "entry", load: (id) => (id === entry ? source : null), resolveId: (id) => (id === entry ? id : null) },
    ],
  });
  const { output } = await build.generate({ format: "esm", minify: true });
  await build.close();
  const code = output.map((file) => (file.type === "chunk" ? file.code : "")).join("");
  return { code, gzipped: gzipSync(code, { level: 9 }).length };
}
