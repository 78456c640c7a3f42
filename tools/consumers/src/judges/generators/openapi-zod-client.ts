import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Generator } from "./generator.ts";

export const openapiZodClient: Generator = {
  package: "openapi-zod-client",
  async generate(bundle, folder) {
    const { generateZodClientFromOpenAPI } = await import("openapi-zod-client");
    const openApiDoc = JSON.parse(await readFile(bundle, "utf8"));
    await generateZodClientFromOpenAPI({
      openApiDoc,
      distPath: join(folder, "api.ts"),
      options: { shouldExportAllSchemas: true, withAlias: true },
    });
  },
};
