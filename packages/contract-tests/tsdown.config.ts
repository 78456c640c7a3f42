import { build } from "@chekt/config/tsdown";
import type { UserConfig } from "tsdown";

/** Builds the library, and the command that `bin` starts. */
const config: UserConfig = build(
  { entry: ["src/index.ts", "src/cli.ts"], platform: "node" },
  { entry: { index: "src/index.ts" } },
);
export default config;
