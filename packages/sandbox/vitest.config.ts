import shared from "@chekt/config/vitest";
import { mergeConfig, type ViteUserConfig } from "vitest/config";

/**
 * The tests of the store start their own PostgreSQL server. CommonJS is imported as Node does, because the
 * compiled validators rely on that. A page may take a while to show its final state while other tests run.
 */
const config: ViteUserConfig = mergeConfig(shared, {
  test: {
    globalSetup: ["src/testing/postgres-server.ts"],
    deps: { interopDefault: false },
    expect: { poll: { timeout: 15_000 } },
  },
} satisfies ViteUserConfig);
export default config;
