import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { folder } from "../folder.ts";

/** A bundle that an app would ship. */
export interface Bundle {
  /** The complete code, including chunks that load later. */
  readonly code: string;
  /** The size of the code with gzip compression, in bytes. */
  readonly gzipped: number;
}

const entry = join(folder, "entry.js");

/** Bundles and minifies a module for browsers, together with everything that it imports from the built packages. */
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
