import { glob, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { withPolicy } from "./content-security-policy.ts";

/** The playground calls servers on this machine, and Scalar adds its own styles. */
const playground = { connect: ["http://127.0.0.1:*", "http://localhost:*"], styles: true };

/** Adds a content security policy to every built page. */
export function contentSecurityPolicy(): AstroIntegration {
  return {
    name: "content-security-policy",
    hooks: {
      "astro:build:done": async ({ dir }) => {
        const folder = fileURLToPath(dir);
        for await (const page of glob("**/*.html", { cwd: folder })) {
          const file = join(folder, page);
          const allowance = page.startsWith("playground") ? playground : {};
          await writeFile(file, withPolicy(await readFile(file, "utf8"), allowance));
        }
      },
    },
  };
}
