import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import type { APIRoute, GetStaticPaths } from "astro";
import licence from "../../../playground/scalar-licence.txt?raw";

// The package exports only its styles; the browser build is next to them.
const styles = createRequire(import.meta.url).resolve("@scalar/api-reference/style.css");
const folder = join(dirname(styles), "browser");

/** Scalar's script, the chunks that it loads on demand, and its licence, unchanged from its package. */
export const getStaticPaths = (async () => {
  const scripts = ["standalone.esm.js", ...(await readdir(join(folder, "chunks"))).map((name) => `chunks/${name}`)];
  return [...scripts.filter((name) => extname(name) === ".js"), "LICENSE.txt"].map((file) => ({ params: { file } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params: { file = "" } }) => {
  if (file === "LICENSE.txt") return new Response(licence);
  const script = await readFile(join(folder, file), "utf8");
  return new Response(script.replace(/\n\/\/# sourceMappingURL=\S+\s*$/, "\n"), {
    headers: { "content-type": "text/javascript; charset=utf-8" },
  });
};
