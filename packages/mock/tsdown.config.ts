import shared from "@chekt/config/tsdown";
import type { UserConfig } from "tsdown";

/** Builds the library, and the command that `bin` starts. */
const config: UserConfig = { ...shared, entry: ["src/index.ts", "src/cli.ts"], platform: "node" };
export default config;
