import { build } from "@chekt/config/tsdown";
import type { UserConfig } from "tsdown";

/** Builds the client, and the tracing that needs OpenTelemetry. */
const config: UserConfig = build({ entry: ["src/index.ts", "src/otel.ts"] });
export default config;
