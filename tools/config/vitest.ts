import { defineConfig, type ViteUserConfig } from "vitest/config";

/** Every package tests alike: files beside the code, results also as JSON for the summary of `npm test`. */
const config: ViteUserConfig = defineConfig({
  test: {
    include: ["**/*.test.ts"],
    exclude: ["**/node_modules/**", "dist/**"],
    reporters: ["default", ["json", { outputFile: ".reports/tests.json" }]],
    passWithNoTests: false,
    testTimeout: 20_000,
  },
});
export default config;
