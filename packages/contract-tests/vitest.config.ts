import shared from "@chekt/config/vitest";
import { mergeConfig, type ViteUserConfig } from "vitest/config";

/**
 * What the tests write down holds copies of sources, and with them their tests.
 *
 * Nothing is kept of how modules were read: of an optional package that was not built yet Vite keeps that it is missing,
 * and never looks again.
 */
const config: ViteUserConfig = mergeConfig(shared, {
  test: { exclude: [".reports/**"], fsModuleCache: false },
} satisfies ViteUserConfig);
export default config;
