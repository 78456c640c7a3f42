import shared from "@chekt/config/vitest";
import { mergeConfig, type ViteUserConfig } from "vitest/config";

/** Vite's module cache would remember that an optional package is missing, even after it was built. */
const config: ViteUserConfig = mergeConfig(shared, { test: { fsModuleCache: false } } satisfies ViteUserConfig);
export default config;
