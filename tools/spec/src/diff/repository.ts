import { fileURLToPath } from "node:url";

/** The root folder of the repository. The only place that knows how deep this tool is in it. */
export const root: string = fileURLToPath(new URL("../../../..", import.meta.url));

/** This tool's folder, relative to the root. */
export const toolFolder = "tools/spec";

/** The package whose changes are judged. */
export const specPackage = "@chekt/partner-spec";
