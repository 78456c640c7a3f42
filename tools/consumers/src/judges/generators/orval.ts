import { join } from "node:path";
import type { Generator } from "./generator.ts";

export const orval: Generator = {
  package: "orval",
  prints: /ready to use orval!$/,
  async generate(bundle, folder) {
    const { generate } = await import("orval");
    const input = { target: bundle };
    await generate({
      input,
      output: {
        target: join(folder, "api.ts"),
        client: "fetch",
        mode: "single",
        baseUrl: { runtime: "baseUrl()", imports: [{ name: "baseUrl", importPath: "../base-url.ts" }] },
      },
    });
    await generate({ input, output: { target: join(folder, "zod.ts"), client: "zod", mode: "single" } });
  },
};
