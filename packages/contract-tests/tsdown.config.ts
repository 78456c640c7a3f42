import shared from "@chekt/config/tsdown";
import type { UserConfig } from "tsdown";

/** Besides what others import, the command that `bin` starts. */
const config: UserConfig = {
  ...shared,
  entry: { index: "src/index.ts", cli: "src/cli.ts", "description/index": "src/description/index.ts" },
  platform: "node",
};
export default config;
