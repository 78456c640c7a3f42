import config from "@chekt/config/tsdown";
import type { UserConfig } from "tsdown";

const withInternal: UserConfig = { ...config, entry: ["src/index.ts", "src/internal.ts"] };
export default withInternal;
