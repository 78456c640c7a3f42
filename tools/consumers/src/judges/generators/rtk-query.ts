import { dirname, join } from "node:path";
import type { Generator } from "./generator.ts";

export const rtkQuery: Generator = {
  package: "@rtk-query/codegen-openapi",
  async generate(bundle, folder) {
    const { generateEndpoints } = await import("@rtk-query/codegen-openapi");
    await generateEndpoints({
      schemaFile: bundle,
      apiFile: join(dirname(folder), "empty-api.ts"),
      apiImport: "emptyApi",
      outputFile: join(folder, "api.ts"),
      exportName: "api",
      useEnumType: true,
    });
  },
};
