import { mergeConfig, type ViteUserConfig } from "vitest/config";
import shared from "./vitest.ts";

/**
 * For the packages that partners install: their tests run every line of the sources and take every branch, or fail. What
 * is generated is tested where it is made, and what only tests use is no part of the package.
 *
 * Some of the tests alone cannot do that: `vitest run walk --coverage.enabled=false`.
 */
const config: ViteUserConfig = mergeConfig(shared, {
  test: {
    coverage: {
      enabled: true,
      provider: "v8",
      include: ["src/**/*.ts"],
      exclude: ["src/**/*.test.ts", "src/testing/**", "src/generated/**"],
      thresholds: { branches: 100, functions: 100, lines: 100, statements: 100 },
      reporter: [["text", { skipFull: true }]],
      reportsDirectory: ".reports/coverage",
    },
  },
} satisfies ViteUserConfig);
export default config;
