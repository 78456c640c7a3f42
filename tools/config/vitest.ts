import { defineConfig, type ViteUserConfig } from "vitest/config";

/** The test settings of every package. Results are also written as JSON, for the summary of `npm test`. */
const config: ViteUserConfig = defineConfig({
  test: {
    include: ["**/*.test.ts"],
    exclude: ["**/node_modules/**", "dist/**"],
    reporters: ["default", ["json", { outputFile: ".reports/tests.json" }]],
    passWithNoTests: false,
    // `npm test` says where each failed test is.
    includeTaskLocation: true,
    // Modules are loaded once for all files of a package, because loading them for each file takes as long as many tests.
    // A file must undo what it changes in its process.
    isolate: false,
    // Other tasks run on the same cores, so a test may have to wait.
    maxWorkers: "50%",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
export default config;
