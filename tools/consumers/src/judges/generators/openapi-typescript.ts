import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Generator } from "./generator.ts";

export const openapiTypescript: Generator = {
  package: "openapi-typescript",
  async generate(bundle, folder) {
    const { astToString, default: generate } = await import("openapi-typescript");
    // The default for enums is a union, which has no names.
    const nodes = await generate(pathToFileURL(bundle), { conditionalEnums: true, enum: true });
    await writeFile(join(folder, "schema.ts"), astToString(nodes));
  },
};
