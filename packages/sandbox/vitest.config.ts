import shared from "@chekt/config/vitest";
import { mergeConfig, type ViteUserConfig } from "vitest/config";

/**
 * The tests of the store need a PostgreSQL server, which they bring. CommonJS is imported as Node does it: the compiled
 * validators rely on that. What a page shows in the end may take a while where other tests run at the same time.
 */
const config: ViteUserConfig = mergeConfig(shared, {
  test: {
    globalSetup: ["src/testing/postgres-server.ts"],
    deps: { interopDefault: false },
    expect: { poll: { timeout: 15_000 } },
  },
} satisfies ViteUserConfig);
export default config;
