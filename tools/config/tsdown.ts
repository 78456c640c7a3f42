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
