import { buildWithCommand } from "@chekt/config/tsdown";
import type { UserConfig } from "tsdown";

const config: UserConfig = buildWithCommand();
export default config;
