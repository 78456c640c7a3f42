import shared from "@chekt/config/vitest";
import { mergeConfig, type ViteUserConfig } from "vitest/config";

/**
 * The tests of the store need a PostgreSQL server, which they bring. CommonJS is imported as Node does it: the compiled
 * validators rely on that.
 */
const config: ViteUserConfig = mergeConfig(shared, {
  test: { globalSetup: ["src/testing/postgres-server.ts"], deps: { interopDefault: false } },
} satisfies ViteUserConfig);
export default config;
