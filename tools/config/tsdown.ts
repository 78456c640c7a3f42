import { defineConfig, type UserConfig } from "tsdown";

/** Every package builds alike: ESM only, declarations beside it, dependencies left outside. */
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
