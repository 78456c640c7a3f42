import type { Generator } from "./generator.ts";

export const swaggerTypescriptApi: Generator = {
  package: "swagger-typescript-api",
  prints: /^[ℹ✔]/,
  async generate(bundle, folder) {
    const { generateApi } = await import("swagger-typescript-api");
    await generateApi({ input: bundle, output: folder, fileName: "api.ts", httpClientType: "fetch" });
  },
};
