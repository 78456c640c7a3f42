import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Generator } from "./generator.ts";

export const oazapfts: Generator = {
  package: "oazapfts",
  async generate(bundle, folder) {
    const { generateSource } = await import("oazapfts");
    await writeFile(join(folder, "api.ts"), await generateSource(bundle, { enumStyle: "as-const" }));
  },
};
