import shared from "@chekt/config/vitest";
import { mergeConfig, type ViteUserConfig } from "vitest/config";

/** What the tests write down holds copies of sources, and with them their tests. */
const config: ViteUserConfig = mergeConfig(shared, { test: { exclude: [".reports/**"] } } satisfies ViteUserConfig);
export default config;
