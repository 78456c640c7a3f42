import { defineConfig, type ViteUserConfig } from "vitest/config";

/** Every package tests alike: files beside the code, results also as JSON for the summary of `npm test`. */
const config: ViteUserConfig = defineConfig({
  test: {
    include: ["**/*.test.ts"],
    exclude: ["**/node_modules/**", "dist/**"],
    reporters: ["default", ["json", { outputFile: ".reports/tests.json" }]],
    passWithNoTests: false,
    // `npm test` says where each failed test is.
    includeTaskLocation: true,
    // Modules are read once for all files of a package, so a file undoes what it changes in its process: to read them anew
    // for each took as long as many tests.
    isolate: false,
    // Other tasks run at the same time, on as many cores; a test may wait for its turn.
    maxWorkers: "50%",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
export default config;
