import shared from "@chekt/config/vitest";
import { mergeConfig, type ViteUserConfig } from "vitest/config";

/** A browser on a machine that has other things to do is asked once more before it is believed. */
const config: ViteUserConfig = mergeConfig(shared, { test: { retry: 1 } } satisfies ViteUserConfig);
export default config;
