import { fileURLToPath } from "node:url";
import { defineConfig, type UserConfig } from "tsdown";

/** The build of every package: ESM with declarations, dependencies external. */
const config: UserConfig = defineConfig({
  entry: ["src/index.ts"],
  format: "esm",
  platform: "neutral",
  target: "es2023",
  dts: { oxc: true },
  sourcemap: false,
  clean: true,
  fixedExtension: false,
  report: false,
  failOnWarn: true,
});
export default config;

/** The build of a package with a command: also the entry point of the command, and what its `bin` runs first. */
export const withCommand: UserConfig = {
  ...config,
  entry: ["src/index.ts", "src/cli.ts"],
  platform: "node",
  copy: [fileURLToPath(new URL("check-node.js", import.meta.url))],
};
