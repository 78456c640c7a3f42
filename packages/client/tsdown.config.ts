import config from "@chekt/config/tsdown";
import type { UserConfig } from "tsdown";

const withTracing: UserConfig = { ...config, entry: ["src/index.ts", "src/otel.ts"] };
export default withTracing;
