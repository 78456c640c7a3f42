import { readFileSync } from "node:fs";
import { withCommand } from "@chekt/config/tsdown";
import type { UserConfig } from "tsdown";

/** Bundled, because loading these file by file takes longer than starting the sandbox. */
const builtIn = ["@hono/node-server", "ajv", "ajv-formats", "hono", "kysely"];

const config: UserConfig = {
  ...withCommand,
  deps: { onlyBundle: [...builtIn, "@chekt/description"] },
  plugins: [
    {
      name: "licenses",
      generateBundle() {
        const texts = builtIn.map((name) => `${name}\n\n${readLicense(name)}`);
        this.emitFile({ type: "asset", fileName: "LICENSES-OF-BUILT-IN-PACKAGES", source: texts.join("\n\n---\n\n") });
      },
    },
  ],
};
export default config;

function readLicense(name: string): string {
  return readFileSync(new URL(`node_modules/${name}/LICENSE`, import.meta.url), "utf8").trim();
}
