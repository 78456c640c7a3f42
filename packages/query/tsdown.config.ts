import { build } from "@chekt/config/tsdown";
import type { UserConfig } from "tsdown";

const config: UserConfig = build();
export default config;
