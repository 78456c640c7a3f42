import { fileURLToPath } from "node:url";
import { packRelease } from "./pack-release.ts";

await packRelease(fileURLToPath(new URL("../../../release", import.meta.url)));
