import type { Generator } from "./generator.ts";

export const heyApi: Generator = {
  package: "@hey-api/openapi-ts",
  prints: /^@hey-api\/openapi-ts v|^\[Job 1\] (~ Generating|  \[1\]|✓)/,
  async generate(bundle, folder) {
    const { createClient } = await import("@hey-api/openapi-ts");
    await createClient({
      input: bundle,
      output: { path: folder, postProcess: [] },
      plugins: [
        "@hey-api/client-fetch",
        { name: "@hey-api/typescript", enums: "javascript" },
        // Each call validates its request and its response with Zod.
        { name: "@hey-api/sdk", validator: "zod" },
        "zod",
      ],
      logs: { file: false },
    });
  },
};
